import type { PostCard } from '../../../shared/contract/posts.ts';
import type { PublicationState } from '../../../shared/model/publication.ts';

/** A post's state as its card shows it: the one of its publications that asks most of the owner. */
export type PostState = PublicationState | 'draft';

const mostUrgentFirst = [
  'needs-owner',
  'failed',
  'missed',
  'verifying',
  'committing',
  'preparing',
  'held',
  'scheduled',
  'handed-over',
  'published',
  'cancelled',
] as const satisfies readonly PublicationState[];

/** The state that stands for all publications of a post. */
export function postState({ publications }: Pick<PostCard, 'publications'>): PostState {
  const states = new Set(publications.map(({ state }) => state));
  const found = mostUrgentFirst.find((state) => states.has(state));
  return found === undefined || found === 'cancelled' ? 'draft' : found;
}

/** What the owner filters by: states in the words of a working week. */
export const stateGroups = {
  waiting: ['scheduled', 'handed-over', 'held'],
  working: ['preparing', 'committing', 'verifying'],
  published: ['published'],
  attention: ['failed', 'needs-owner', 'missed'],
} as const satisfies Readonly<Record<string, readonly PublicationState[]>>;
export type StateGroup = keyof typeof stateGroups;
export const stateGroupNames = [
  'waiting',
  'working',
  'published',
  'attention',
] as const satisfies readonly StateGroup[];

/** Which posts the calendar shows; an empty list means no restriction. */
export interface PostFilter {
  readonly accountIds: readonly string[];
  readonly states: readonly StateGroup[];
}
export const noFilter: PostFilter = { accountIds: [], states: [] };

/** Whether any publication of the post passes both parts of the filter. */
export function passesFilter(
  post: Pick<PostCard, 'publications' | 'accountIds'>,
  filter: PostFilter,
): boolean {
  const wanted = new Set<PublicationState>(filter.states.flatMap((group) => stateGroups[group]));
  const rightAccount = (accountId: string): boolean =>
    filter.accountIds.length === 0 || filter.accountIds.includes(accountId);
  if (post.publications.length === 0) {
    return wanted.size === 0 && (filter.accountIds.length === 0 || post.accountIds.some(rightAccount));
  }
  return post.publications.some(
    ({ accountId, state }) => rightAccount(accountId) && (wanted.size === 0 || wanted.has(state)),
  );
}
