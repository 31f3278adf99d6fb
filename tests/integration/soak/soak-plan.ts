import type { Lot } from './lot.ts';
import { natures, type SoakAccount } from './soak-accounts.ts';

/** A post that the owner of the soak has planned, for one account or several. */
export interface PlannedPost {
  /** First word of its text: every post has its own. */
  readonly key: string;
  readonly accounts: readonly SoakAccount[];
  /** Whether the networks that can are to hold it until its time. */
  readonly handOver: boolean;
  /** When it was to go out at first (ms). */
  readonly at: number;
  /** Its id in the profile; empty until it was seen there. */
  id: string;
  version: number;
  /** Publications of which the owner, whom nobody could tell, said that they need not go out; by their ids. */
  readonly givenUp: Map<string, SoakAccount>;
  /** Deleted or taken off the calendar while nothing of it was out. */
  gone: boolean;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** By day, when an owner's public is awake, and mostly on the quarter hour; one of sixteen by night, whatever the computer does then. */
function timeOfDay(lot: Lot): number {
  const minutes = lot.falls(62) ? lot.between(0, 7 * 60 - 1) : lot.between(7 * 60, 22 * 60);
  return (lot.falls(800) ? Math.round(minutes / 15) * 15 : minutes) * minute;
}

/** `count` publications, as posts for the `days` days from midnight `from` (ms), none of them sooner than an hour after `now`. */
export function planPosts(
  lot: Lot,
  accounts: readonly SoakAccount[],
  {
    from,
    days,
    now,
    count,
    firstKey,
  }: {
    readonly from: number;
    readonly days: number;
    readonly now: number;
    readonly count: number;
    readonly firstKey: number;
  },
): readonly PlannedPost[] {
  const posts: PlannedPost[] = [];
  for (let left = count; left > 0; ) {
    const chosen = lot.someOf(accounts, Math.min(left, lot.oneOf([1, 1, 2, 3])));
    left -= chosen.length;
    const wanted = from + lot.between(0, days - 1) * day + timeOfDay(lot);
    posts.push({
      key: `p${firstKey + posts.length}`,
      accounts: chosen,
      handOver: chosen.some(({ network }) => natures[network].canHold) && lot.falls(500),
      at: wanted < now + hour ? wanted + day : wanted,
      id: '',
      version: 0,
      givenUp: new Map(),
      gone: false,
    });
  }
  return posts;
}
