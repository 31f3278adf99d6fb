import type { PublicationState } from '../../../../shared/model/publication.ts';
import type { Accounts } from '../../store/repositories/accounts.ts';
import type { PostRow, Posts } from '../../store/repositories/posts.ts';
import type { Publications } from '../../store/repositories/publications.ts';
import type { PlannedPost } from './plan-calendar.ts';

/** Posts read and written in one go: with their contents, well under what anybody would notice. */
const pageSize = 100;

/** Posts with a time in [from, to), oldest first, page by page, so that no more is in memory than is being written. */
export function* pagesOf(
  posts: Pick<Posts, 'inRange'>,
  from: number,
  to: number,
): Generator<readonly PostRow[]> {
  let start = from;
  // Several may share the time at which a page ends.
  let seen: ReadonlySet<string> = new Set();
  for (;;) {
    const found = posts.inRange(start, to, pageSize + seen.size);
    const page = found.filter(({ id }) => !seen.has(id));
    const last = page.at(-1)?.at ?? null;
    if (last === null) return;
    yield page;
    seen = new Set(found.filter(({ at }) => at === last).map(({ id }) => id));
    start = last;
  }
}

/** Rows that are there already, in pages of the same size. */
export function* slicesOf(rows: readonly PostRow[]): Generator<readonly PostRow[]> {
  for (let start = 0; start < rows.length; start += pageSize) yield rows.slice(start, start + pageSize);
}

/** Of what ended like this, nothing went out at its time. */
const notOut: ReadonlySet<string> = new Set([
  'failed',
  'missed',
  'cancelled',
  'held',
  'needs-owner',
] satisfies PublicationState[]);

/** Whether a post goes out, or did: not what failed at its time. */
export const wentOut = (
  publications: Pick<Publications, 'ofPost'>,
  { id, at }: PostRow,
  now: number,
): boolean => (at ?? 0) >= now || publications.ofPost(id).some(({ state }) => !notOut.has(state));

/** Other work goes on between two parts. */
export async function* inTurn(parts: Iterable<string>): AsyncGenerator<string> {
  for (const part of parts) {
    yield part;
    await new Promise((resolve) => setImmediate(resolve));
  }
}

/** Posts with their contents and the names of the accounts that they go to. */
export function withPlaces(
  posts: Pick<Posts, 'draft'>,
  accounts: Pick<Accounts, 'get'>,
  page: readonly PostRow[],
): readonly PlannedPost[] {
  return page.map((post) => {
    const draft = posts.draft(post);
    const names = draft.variants.flatMap(({ accountId }) => accounts.get(accountId)?.name ?? []);
    return { post, draft, accounts: names };
  });
}
