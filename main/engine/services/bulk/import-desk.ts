import { randomUUID } from 'node:crypto';
import { dirname } from 'node:path';
import type { CheckedFile, ImportedFile } from '../../../../shared/contract/bulk.ts';
import type { ImportReading } from '../../../../shared/model/bulk.ts';
import type { PostMedia } from '../../../../shared/model/media.ts';
import type { Clock } from '../../clock.ts';
import { isHeader, meaningsOf } from '../../domain/bulk/column-names.ts';
import { orderOf } from '../../domain/bulk/row-moment.ts';
import type { Events } from '../../events.ts';
import { ExpectedError } from '../../expected-error.ts';
import type { Facts } from '../../store/repositories/facts.ts';
import type { FreeSlots } from '../planning/free-slots.ts';
import type { MediaImport } from '../media/import-media.ts';
import { assertPublishable, type PublishableParts } from '../posts/publishable.ts';
import { checkRows, headingsOf, toldOf } from './check-rows.ts';
import { draftOf } from './import-draft.ts';
import { type ImportFolder, importFolder } from './import-folder.ts';
import { importQueue } from './import-queue.ts';
import type { PlannedRow, PostBatch } from './post-batch.ts';
import { readTable, type Table } from './read-table.ts';
import type { ReadRow } from './read-row.ts';

export interface ImportDeskParts extends PublishableParts {
  readonly facts: Facts;
  readonly mediaImport: MediaImport;
  readonly batch: PostBatch;
  readonly freeSlots: Pick<FreeSlots, 'calendarOf' | 'taken'>;
  readonly clock: Clock;
  readonly events: Events;
  zone(): string;
}

/** Posts out of a file of rows: read, checked, and made all together or not at all. */
export interface ImportDesk {
  open(path: string): Promise<ImportedFile>;
  check(importId: string, reading: ImportReading): Promise<CheckedFile>;
  run(importId: string, reading: ImportReading): Promise<{ importId: string; posts: number }>;
}

interface OpenFile {
  readonly id: string;
  readonly table: Table;
  readonly folder: ImportFolder;
}

const samples = 3;
const longestSample = 120;

const breathe = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** Creates the desk of an engine; it holds one file at a time. */
export function createImportDesk(parts: ImportDeskParts): ImportDesk {
  const { facts, mediaImport, batch, clock, accounts, assets } = parts;
  let current: OpenFile | undefined;
  let running = false;

  function opened(id: string): OpenFile {
    if (current?.id !== id) throw new ExpectedError('not-found');
    return current;
  }

  const check = ({ table, folder }: OpenFile, reading: ImportReading) =>
    checkRows(table, reading, {
      accounts,
      assets,
      folder,
      queue: importQueue(parts.freeSlots, parts.zone(), clock.now()),
      now: clock.now(),
      zone: parts.zone(),
      handOver: handsOver(),
      breathe,
    });

  const handsOver = (): boolean => facts.get('hand-over') === 'yes';

  /** Brings the files of a row into the library, each once. */
  async function mediaOf(
    row: ReadRow,
    folder: ImportFolder,
    known: Map<string, string>,
  ): Promise<readonly PostMedia[]> {
    const media: PostMedia[] = [];
    for (const { file, alt } of row.media) {
      const path = folder.pathOf(file);
      const assetId = known.get(path) ?? (await mediaImport.importFile(path, file)).id;
      known.set(path, assetId);
      media.push({ assetId, alt });
    }
    return media;
  }

  async function planned(rows: readonly ReadRow[], folder: ImportFolder): Promise<readonly PlannedRow[]> {
    const known = new Map<string, string>();
    const result: PlannedRow[] = [];
    for (const row of rows) {
      const draft = draftOf(row, await mediaOf(row, folder, known), handsOver());
      // Now that its files are open, a network may refuse it: then nothing has been made yet.
      if (row.time !== null && row.media.length > 0) assertPublishable(draft, parts);
      result.push({ draft, time: row.time });
    }
    return result;
  }

  return {
    async open(path) {
      const table = await readTable(path);
      const id = randomUUID();
      current = { id, table, folder: importFolder(dirname(path)) };
      const [first = []] = table.rows;
      const hasHeader = isHeader(first);
      const columns = hasHeader ? meaningsOf(first) : first.map(() => 'ignore' as const);
      const body = table.rows.slice(hasHeader ? 1 : 0);
      const dayColumn = columns.findIndex((meaning) => meaning === 'date' || meaning === 'moment');
      const order = dayColumn === -1 ? 'not-needed' : orderOf(body.map((row) => row[dayColumn] ?? ''));
      return {
        importId: id,
        fileName: table.fileName,
        rows: body.length,
        delimiter: table.delimiter,
        encoding: table.encoding,
        columns: headingsOf(table, hasHeader).map((heading, at) => ({
          heading,
          samples: body.slice(0, samples).map((row) => (row[at] ?? '').slice(0, longestSample)),
        })),
        reading: {
          hasHeader,
          columns: headingsOf(table, hasHeader).map((_, at) => columns[at] ?? 'ignore'),
          dateOrder: order === 'day-first' || order === 'month-first' ? order : null,
          accountIds: [],
        },
        needsDateOrder: order === 'either' || order === 'both',
      };
    },
    async check(importId, reading) {
      const file = opened(importId);
      return toldOf(file.table, reading, await check(file, reading));
    },
    async run(importId, reading) {
      if (running) throw new ExpectedError('not-in-this-state', {}, true);
      running = true;
      try {
        const file = opened(importId);
        const { ready, faults } = await check(file, reading);
        if (faults.length > 0) throw new ExpectedError('import-has-faults', { count: faults.length });
        if (ready.length === 0) throw new ExpectedError('nothing-to-publish');
        await batch.make(importId, await planned(ready, file.folder));
        current = undefined;
        return { importId, posts: ready.length };
      } finally {
        running = false;
      }
    },
  };
}
