import { closeMinutes, repeatRefusals, sameWordsDays } from '../../../shared/limits/neighbours.ts';
import type { NetworkId } from '../../../shared/model/network.ts';

/** Something else that goes out, or went out, on the same account. */
export interface Neighbour {
  readonly postId: string;
  readonly at: number;
  readonly text: string;
}

/** What a time close to others on an account, or words that it has had, mean for a post. */
export type NeighbourNote =
  | { readonly kind: 'close'; readonly postId: string; readonly at: number }
  | { readonly kind: 'same-words'; readonly postId: string; readonly at: number }
  /** The network would refuse one of the two. */
  | { readonly kind: 'refused'; readonly postId: string; readonly at: number };

const minute = 60_000;
const day = 24 * 60 * minute;

/** Words as a reader takes them: differences in spacing and case are none. */
export function sameWords(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/gu, ' ').trim().toLocaleLowerCase('en');
}

/** Judges a post with `text` at `at` (ms) among what else the account has; of each kind the nearest one. */
export function judgeNeighbours(
  network: NetworkId,
  { text, at }: { readonly text: string; readonly at: number },
  neighbours: readonly Neighbour[],
): readonly NeighbourNote[] {
  const byDistance = neighbours.toSorted((one, other) => Math.abs(one.at - at) - Math.abs(other.at - at));
  const [nearest] = byDistance;
  const notes: NeighbourNote[] = [];
  if (nearest !== undefined && Math.abs(nearest.at - at) < closeMinutes * minute) {
    notes.push({ kind: 'close', postId: nearest.postId, at: nearest.at });
  }
  const words = sameWords(text);
  if (words === '') return notes;
  const same = byDistance.filter((neighbour) => sameWords(neighbour.text) === words);
  const refused = same.find((neighbour) => refuses(network, at, neighbour, neighbours));
  const repeated = same.find((neighbour) => Math.abs(neighbour.at - at) < sameWordsDays * day);
  if (refused !== undefined) notes.push({ kind: 'refused', postId: refused.postId, at: refused.at });
  else if (repeated !== undefined) {
    notes.push({ kind: 'same-words', postId: repeated.postId, at: repeated.at });
  }
  return notes;
}

/** Whether the network takes only one of two posts with the same words. */
function refuses(network: NetworkId, at: number, same: Neighbour, all: readonly Neighbour[]): boolean {
  const rule = repeatRefusals[network];
  switch (rule?.kind) {
    case undefined:
      return false;
    case 'within':
      return Math.abs(same.at - at) < rule.minutes * minute;
    case 'after-the-same': {
      const [from, to] = same.at < at ? [same.at, at] : [at, same.at];
      return !all.some((other) => other !== same && other.at > from && other.at < to);
    }
  }
}
