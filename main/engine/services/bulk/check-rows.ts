import type { CheckedFile } from '../../../../shared/contract/bulk.ts';
import type { NetworkId } from '../../../../shared/model/network.ts';
import type { ImportReading, RowFault, RowNote } from '../../../../shared/model/bulk.ts';
import { type PublishableParts, refusalOf } from '../posts/publishable.ts';
import { draftOf } from './import-draft.ts';
import { importAccounts } from './import-accounts.ts';
import type { ImportFolder } from './import-folder.ts';
import type { ImportQueue } from './import-queue.ts';
import { type ReadRow, type RowReading, readRow } from './read-row.ts';
import type { Table } from './read-table.ts';

export interface CheckParts extends PublishableParts {
  readonly now: number;
  readonly zone: string;
  readonly handOver: boolean;
  readonly folder: ImportFolder;
  readonly queue: ImportQueue;
  /** Lets other work go on. */
  breathe(): Promise<void>;
}

/** Every row read, with all that keeps one from becoming a post. */
export interface CheckedRows {
  readonly ready: readonly ReadRow[];
  readonly faults: readonly RowFault[];
  readonly notes: readonly RowNote[];
}

/** Rows between two breaths. */
const sliceOfRows = 100;

/** Reads all rows of a table and holds each against what its networks take. */
export async function checkRows(
  table: Table,
  reading: ImportReading,
  parts: CheckParts,
): Promise<CheckedRows> {
  const findings = { faults: [] as RowFault[], notes: [] as RowNote[] };
  const all = parts.accounts.all();
  const rowReading: RowReading = {
    headings: headingsOf(table, reading.hasHeader),
    columns: reading.columns,
    dateOrder: reading.dateOrder,
    zone: parts.zone,
    now: parts.now,
    accounts: importAccounts(all),
    usually: reading.accountIds.flatMap(
      (id) => all.find((account) => account.id === id && account.status === 'connected') ?? [],
    ),
  };
  const ready: ReadRow[] = [];
  const waiting: ReadRow[] = [];
  const said = new Map<string, number>();
  for (let index = reading.hasHeader ? 1 : 0; index < table.rows.length; index += 1) {
    if (index % sliceOfRows === 0) await parts.breathe();
    const row = index + 1;
    if (table.broken.has(index)) {
      findings.faults.push({ code: 'row-broken', row, column: null, value: null });
      continue;
    }
    const read = readRow(table.rows[index] ?? [], row, rowReading, findings);
    if (read === null) continue;
    if (read.queue) {
      waiting.push(read);
      continue;
    }
    for (const { id } of read.accounts) if (read.time !== null) parts.queue.take(id, read.time.at);
    await add(read);
  }
  // They go where the times of the file leave room.
  for (const [index, read] of waiting.entries()) {
    if (index % sliceOfRows === 0) await parts.breathe();
    const placed = parts.queue.place(read.accounts);
    if (placed === undefined) {
      findings.faults.push({ code: 'no-free-slot', row: read.row, column: null, value: null });
      continue;
    }
    for (const part of placed) await add({ ...read, ...part });
  }
  for (const list of [findings.faults, findings.notes]) list.sort((one, other) => one.row - other.row);
  return { ready, ...findings };

  async function add(read: ReadRow): Promise<void> {
    const before = findings.faults.length;
    await checkFiles(read, parts.folder, findings.faults);
    checkNetworks(read, parts, findings.faults);
    if (findings.faults.length > before) return;
    noteRepeated(read, said, findings.notes);
    ready.push(read);
  }
}

/** Headings, or the place of each column where there are none. */
export function headingsOf({ rows }: Table, hasHeader: boolean): readonly string[] {
  const widest = rows.slice(0, 50).reduce((most, row) => Math.max(most, row.length), 0);
  return Array.from({ length: widest }, (_, at) =>
    hasHeader ? (rows[0]?.[at] ?? '').trim() || String(at + 1) : String(at + 1),
  );
}

async function checkFiles({ row, media }: ReadRow, folder: ImportFolder, faults: RowFault[]): Promise<void> {
  for (const { file } of media) {
    const state = await folder.look(file);
    if (state === 'there') continue;
    const code = state === 'missing' ? 'media-missing' : 'media-unusable';
    faults.push({ code, row, column: null, value: file.slice(0, 60) });
  }
}

/** What can be known before the files are opened; a draft may still be anything. */
function checkNetworks(read: ReadRow, parts: CheckParts, faults: RowFault[]): void {
  if (read.time === null || read.media.length > 0) return;
  const refusal = refusalOf(draftOf(read, [], parts.handOver), parts);
  if (refusal === undefined) return;
  const { account, finding } = refusal;
  faults.push({
    code: 'check-failed',
    row: read.row,
    column: null,
    value: account.name,
    finding: {
      network: account.network as NetworkId,
      code: finding.code,
      is: finding.is ?? null,
      allowed: finding.allowed ?? null,
    },
  });
}

function noteRepeated(
  { row, text, accounts, time }: ReadRow,
  said: Map<string, number>,
  notes: RowNote[],
): void {
  for (const { id } of accounts) {
    const key = JSON.stringify([id, text]);
    const earlier = said.get(key);
    if (earlier === undefined) said.set(key, row);
    else if (time !== null) notes.push({ code: 'said-twice', row, column: null, value: String(earlier) });
  }
}

/** The most faults and notes that the page gets. */
const mostTold = 2000;

/** What the page is told of it. */
export function toldOf(
  table: Table,
  reading: ImportReading,
  { ready, faults, notes }: CheckedRows,
): CheckedFile {
  const times = ready.flatMap(({ time }) => time?.at ?? []);
  return {
    rows: table.rows.length - (reading.hasHeader ? 1 : 0),
    ready: ready.length,
    timed: times.length,
    first: times.length === 0 ? null : times.reduce((one, other) => Math.min(one, other)),
    last: times.length === 0 ? null : times.reduce((one, other) => Math.max(one, other)),
    faults: faults.slice(0, mostTold),
    faultCount: faults.length,
    notes: notes.slice(0, mostTold),
    noteCount: notes.length,
  };
}
