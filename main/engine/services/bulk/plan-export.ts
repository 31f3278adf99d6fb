import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PlanFormat, PlanPart } from '../../../../shared/model/plan.ts';
import type { Clock } from '../../clock.ts';
import type { Accounts } from '../../store/repositories/accounts.ts';
import type { MediaAssets } from '../../store/repositories/media.ts';
import type { PostRow, Posts } from '../../store/repositories/posts.ts';
import type { Publications } from '../../store/repositories/publications.ts';
import { refusalOfFile } from '../privacy/file-refusals.ts';
import { newFile } from '../privacy/new-file.ts';
import { planCalendar, type PlannedPost } from './plan-calendar.ts';
import { asLines, planColumns, planRow, type PlanStatus } from './plan-rows.ts';
import { inTurn, pagesOf, slicesOf, wentOut, withPlaces } from './planned-posts.ts';

export interface PlanExportParts {
  readonly posts: Posts;
  readonly accounts: Accounts;
  readonly assets: MediaAssets;
  readonly publications: Publications;
  readonly clock: Clock;
}

/** The plan as a file of the owner's. */
export interface PlanExport {
  /** Writes a part of it to `path`, whole or not at all; how many posts it holds. */
  write(format: PlanFormat, part: PlanPart, path: string): Promise<{ posts: number }>;
}

/** More drafts than anybody keeps. */
const mostDrafts = 20_000;

/** Creates the export of an engine. */
export function createPlanExport(parts: PlanExportParts): PlanExport {
  const { posts, accounts, assets, publications, clock } = parts;
  const fileNameOf = (assetId: string): string => assets.get(assetId)?.fileName ?? '';

  /** The posts of a page that go to the accounts chosen, and what of each goes there. */
  function ofPart(page: readonly PostRow[], { accountIds }: PlanPart): readonly PlannedPost[] {
    const placed = withPlaces(posts, accounts, page);
    if (accountIds.length === 0) return placed;
    const chosen = new Set(accountIds);
    return placed.flatMap(({ post, draft }) => {
      const variants = draft.variants.filter(({ accountId }) => chosen.has(accountId));
      const names = variants.flatMap(({ accountId }) => accounts.get(accountId)?.name ?? []);
      return variants.length === 0 ? [] : [{ post, draft: { ...draft, variants }, accounts: names }];
    });
  }

  function statusOf(post: PostRow): PlanStatus {
    if (post.at === null) return 'draft';
    if (publications.ofPost(post.id).some(({ state }) => state === 'published')) return 'published';
    if (!wentOut(publications, post, clock.now())) return 'not-published';
    return post.queued === 1 ? 'queue' : 'scheduled';
  }

  function* timed({ from, to }: PlanPart): Generator<readonly PostRow[]> {
    yield* pagesOf(posts, from, to ?? Number.MAX_SAFE_INTEGER);
  }

  function* csv(part: PlanPart, count: (posts: number) => void): Generator<string> {
    // The mark by which Excel knows UTF-8.
    yield `\uFEFF${asLines([planColumns])}`;
    for (const pages of [timed(part), part.drafts ? slicesOf(posts.drafts(null, mostDrafts)) : []]) {
      for (const page of pages) {
        const found = ofPart(page, part);
        count(found.length);
        yield asLines(
          found.map(({ post, draft }) => planRow(post, draft, statusOf(post), accounts.get, fileNameOf)),
        );
      }
    }
  }

  function* shown(part: PlanPart, count: (posts: number) => void): Generator<readonly PlannedPost[]> {
    for (const page of timed(part)) {
      const found = ofPart(
        page.filter((post) => wentOut(publications, post, clock.now())),
        part,
      );
      count(found.length);
      yield found;
    }
  }

  return {
    async write(format, part, path) {
      let written = 0;
      const count = (more: number): void => {
        written += more;
      };
      const text =
        format === 'csv'
          ? csv(part, count)
          : planCalendar({ kind: 'sent', now: clock.now() }, shown(part, count));
      const file = newFile(path);
      try {
        await pipeline(Readable.from(inTurn(text)), file.stream);
        await file.keep();
        return { posts: written };
      } catch (error) {
        await file.drop();
        throw refusalOfFile(error) ?? error;
      }
    },
  };
}
