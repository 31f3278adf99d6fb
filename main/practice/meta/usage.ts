import type { MetaWorld } from './meta-world.ts';
import type { TokenRecord } from './model.ts';

const hour = 3_600_000;

/** Calls an hour that a practice token may make before its gauge reads 100 (§7: the original's depend on audience). */
const hourlyCalls = 4000;

/** Counts calls a rolling hour and says so in the headers of every reply (§7). */
export interface Usage {
  count(token: TokenRecord): void;
  headers(
    token: TokenRecord,
    page: 'pages' | 'instagram',
    businessKey: string,
  ): Readonly<Record<string, string>>;
  /** Makes the gauges of a token read 100 until `minutes` of practice time have passed. */
  exhaust(token: TokenRecord, minutes: number): void;
  /** Minutes until a throttled token may call again; 0 when it may. */
  regainMinutes(token: TokenRecord): number;
}

/** Gauges of all tokens, kept in memory: a restart forgives. */
export function createUsage(world: MetaWorld): Usage {
  const calls = new Map<string, number[]>();
  const exhausted = new Map<string, number>();
  const recent = (token: TokenRecord): number[] => {
    const kept = (calls.get(token.hash) ?? []).filter((at) => at > world.now() - hour);
    calls.set(token.hash, kept);
    return kept;
  };
  const regainMinutes = (token: TokenRecord): number =>
    Math.max(0, Math.ceil(((exhausted.get(token.hash) ?? 0) - world.now()) / 60_000));
  const percent = (token: TokenRecord): number =>
    regainMinutes(token) > 0 ? 100 : Math.min(99, Math.floor((recent(token).length * 100) / hourlyCalls));

  return {
    count: (token) => void recent(token).push(world.now()),
    exhaust: (token, minutes) => void exhausted.set(token.hash, world.now() + minutes * 60_000),
    regainMinutes,
    headers(token, type, businessKey): Readonly<Record<string, string>> {
      const used = { call_count: percent(token), total_cputime: percent(token), total_time: percent(token) };
      if (token.type === 'USER') return { 'x-app-usage': JSON.stringify(used) };
      const gauge = { type, ...used, estimated_time_to_regain_access: regainMinutes(token) };
      return { 'x-business-use-case-usage': JSON.stringify({ [businessKey]: [gauge] }) };
    },
  };
}
