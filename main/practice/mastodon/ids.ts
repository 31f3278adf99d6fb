import type { PracticeSetting } from '../kit/practice-network.ts';
import type { Instance } from './instances.ts';

/** Makes ids that sort by time and exceed what a double can hold: milliseconds, then 16 bits of a sequence. */
export type NextId = (at?: number) => string;

/** A server's ids. */
export function createIds({ world, clock }: PracticeSetting, instance: Instance): NextId {
  const last = world.collection<{ readonly value: number }>(`mastodon.${instance.host}.sequence`);
  return (at = clock.now()) => {
    const value = ((last.get('last')?.value ?? 0) + 1) % 65_536;
    last.put('last', { value });
    return String((BigInt(Math.floor(at)) << 16n) | BigInt(value));
  };
}

/** Whether one id is older than another. */
export function isOlder(one: string, other: string): boolean {
  return BigInt(one) < BigInt(other);
}

/** Time as servers write it. */
export function isoTime(at: number): string {
  return new Date(at).toISOString();
}

/** A page of a list by id, as servers cut them: `limit`, `max_id`, `since_id`. */
export function pageOf<T extends { readonly id: string }>(
  newestFirst: readonly T[],
  query: Readonly<Record<string, string>>,
): readonly T[] {
  const limit = Math.min(40, Math.max(1, Number(query['limit'] ?? 20) || 20));
  const { max_id: maxId, since_id: sinceId } = query;
  return newestFirst
    .filter(({ id }) => maxId === undefined || isOlder(id, maxId))
    .filter(({ id }) => sinceId === undefined || isOlder(sinceId, id))
    .slice(0, limit);
}
