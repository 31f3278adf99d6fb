import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PlanFormat } from '../../../../shared/model/plan.ts';
import type { Clock } from '../../clock.ts';
import type { Accounts } from '../../store/repositories/accounts.ts';
import type { MediaAssets } from '../../store/repositories/media.ts';
import type { PostRow, Posts } from '../../store/repositories/posts.ts';
import { refusalOfFile } from '../privacy/file-refusals.ts';
import { newFile } from '../privacy/new-file.ts';
import { planCalendar, type PlannedPost } from './plan-calendar.ts';
import { asLines, planColumns, planRow } from './plan-rows.ts';

export interface PlanExportParts {
  readonly posts: Posts;
  readonly accounts: Accounts;
  readonly assets: MediaAssets;
  readonly clock: Clock;
}

/** The plan as a file of the owner's. */
export interface PlanExport {
  /** Writes it to `path`, whole or not at all; how many posts it holds. */
  write(format: PlanFormat, path: string): Promise<{ posts: number }>;
}

/** Posts read in one go. */
const pageSize = 500;

/** More drafts than anybody keeps. */
const mostDrafts = 20_000;

/** Creates the export of an engine. */
export function createPlanExport({ posts, accounts, assets, clock }: PlanExportParts): PlanExport {
  /** What goes out from now on, page by page, so that no more is in memory than is being written. */
  function* planned(): Generator<readonly PostRow[]> {
    let from = clock.now();
    // Several may share the time at which a page ends.
    let seen: ReadonlySet<string> = new Set();
    for (;;) {
      const found = posts.inRange(from, Number.MAX_SAFE_INTEGER, pageSize + seen.size);
      const page = found.filter(({ id }) => !seen.has(id));
      const last = page.at(-1)?.at ?? null;
      if (last === null) return;
      yield page;
      seen = new Set(found.filter(({ at }) => at === last).map(({ id }) => id));
      from = last;
    }
  }

  const fileNameOf = (assetId: string): string => assets.get(assetId)?.fileName ?? '';
  const rowsOf = (page: readonly PostRow[]) =>
    page.map((post) => planRow(post, posts.draft(post), accounts.get, fileNameOf));

  function* csv(count: (posts: number) => void): Generator<string> {
    // The mark by which Excel knows UTF-8.
    yield `\uFEFF${asLines([planColumns])}`;
    for (const pages of [planned(), [posts.drafts(null, mostDrafts)]]) {
      for (const page of pages) {
        count(page.length);
        yield asLines(rowsOf(page));
      }
    }
  }

  function* ics(count: (posts: number) => void): Generator<string> {
    const all: PlannedPost[] = [];
    for (const page of planned()) {
      for (const post of page) {
        const draft = posts.draft(post);
        const names = draft.variants.flatMap(({ accountId }) => accounts.get(accountId)?.name ?? []);
        all.push({ post, draft, accounts: names });
      }
    }
    count(all.length);
    yield planCalendar('Kaizup', all, clock.now());
  }

  return {
    async write(format, path) {
      let written = 0;
      const count = (more: number): void => {
        written += more;
      };
      const file = newFile(path);
      try {
        await pipeline(Readable.from(inTurn(format === 'csv' ? csv(count) : ics(count))), file.stream);
        await file.keep();
        return { posts: written };
      } catch (error) {
        await file.drop();
        throw refusalOfFile(error) ?? error;
      }
    },
  };
}

/** Other work goes on between two pages. */
async function* inTurn(parts: Iterable<string>): AsyncGenerator<string> {
  for (const part of parts) {
    yield part;
    await new Promise((resolve) => setImmediate(resolve));
  }
}
