import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { PlanFormat } from '../../../../shared/model/plan.ts';
import type { Clock } from '../../clock.ts';
import type { Accounts } from '../../store/repositories/accounts.ts';
import type { MediaAssets } from '../../store/repositories/media.ts';
import type { PostRow, Posts } from '../../store/repositories/posts.ts';
import { refusalOfFile } from '../privacy/file-refusals.ts';
import { newFile } from '../privacy/new-file.ts';
import { planCalendar } from './plan-calendar.ts';
import { asLines, planColumns, planRow } from './plan-rows.ts';
import { inTurn, pagesOf, withPlaces } from './planned-posts.ts';

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

/** More drafts than anybody keeps. */
const mostDrafts = 20_000;

/** Creates the export of an engine. */
export function createPlanExport({ posts, accounts, assets, clock }: PlanExportParts): PlanExport {
  const planned = () => pagesOf(posts, clock.now(), Number.MAX_SAFE_INTEGER);
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

  function* counted(count: (posts: number) => void) {
    for (const page of planned()) {
      count(page.length);
      yield withPlaces(posts, accounts, page);
    }
  }

  return {
    async write(format, path) {
      let written = 0;
      const count = (more: number): void => {
        written += more;
      };
      const parts =
        format === 'csv' ? csv(count) : planCalendar({ kind: 'sent', now: clock.now() }, counted(count));
      const file = newFile(path);
      try {
        await pipeline(Readable.from(inTurn(parts)), file.stream);
        await file.keep();
        return { posts: written };
      } catch (error) {
        await file.drop();
        throw refusalOfFile(error) ?? error;
      }
    },
  };
}
