import type { MetaWorld } from './meta-world.ts';
import type { TokenRecord } from './model.ts';

const hour = 3_600_000;

/** Calls an hour that a practice token may make before its gauge reads 100 (§7: the original's depend on audience). */
const hourlyCalls = 4000;

/** Limits of the application as a whole, and of everything that a person does through it (§7). */
const appCode = 4;

/** Counts calls a rolling hour and says so in the headers of every reply (§7). */
export interface Usage {
  count(token: TokenRecord): void;
  headers(
    token: TokenRecord,
    page: 'pages' | 'instagram',
    businessKey: string,
  ): Readonly<Record<string, string>>;
  /** Makes the gauges of a token, or of the application where `code` is its limit, read 100 for `minutes` of practice time. */
  exhaust(token: TokenRecord, minutes: number, code: number): void;
  /** Makes the next reply's gauges read so many percent. */
  show(token: TokenRecord, percent: number): void;
  /** The code that a throttled token is refused with; undefined when it may call. */
  refusal(token: TokenRecord): number | undefined;
}

interface Exhausted {
  readonly until: number;
  readonly code: number;
}

/** Gauges of all tokens, kept in memory: a restart forgives. */
export function createUsage(world: MetaWorld): Usage {
  const calls = new Map<string, number[]>();
  const exhausted = new Map<string, Exhausted>();
  const shown = new Map<string, number>();
  const recent = (token: TokenRecord): number[] => {
    const kept = (calls.get(token.hash) ?? []).filter((at) => at > world.now() - hour);
    calls.set(token.hash, kept);
    return kept;
  };
  const live = (key: string): Exhausted | undefined => {
    const found = exhausted.get(key);
    return found !== undefined && found.until > world.now() ? found : undefined;
  };
  const percent = (token: TokenRecord): number =>
    shown.get(token.hash) ?? Math.min(99, Math.floor((recent(token).length * 100) / hourlyCalls));
  const gauge = (share: number) => ({ call_count: share, total_cputime: share, total_time: share });

  return {
    count: (token) => void recent(token).push(world.now()),
    exhaust: (token, minutes, code) =>
      void exhausted.set(code === appCode ? 'app' : token.hash, {
        until: world.now() + minutes * 60_000,
        code,
      }),
    show: (token, share) => void shown.set(token.hash, share),
    refusal: (token) => (live('app') ?? live(token.hash))?.code,
    headers(token, type, businessKey): Readonly<Record<string, string>> {
      const full = live(token.hash);
      const used = full === undefined ? percent(token) : 100;
      shown.delete(token.hash);
      const appUsed = live('app') === undefined ? (token.type === 'USER' ? used : undefined) : 100;
      const app = appUsed === undefined ? {} : { 'x-app-usage': JSON.stringify(gauge(appUsed)) };
      if (token.type === 'USER') return app;
      const minutes = full === undefined ? 0 : Math.ceil((full.until - world.now()) / 60_000);
      const business = { type, ...gauge(used), estimated_time_to_regain_access: minutes };
      return { ...app, 'x-business-use-case-usage': JSON.stringify({ [businessKey]: [business] }) };
    },
  };
}
