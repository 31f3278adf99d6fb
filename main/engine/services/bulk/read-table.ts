import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import Papa from 'papaparse';
import { mostFileBytes, mostRows } from '../../../../shared/model/bulk.ts';
import { ExpectedError } from '../../expected-error.ts';
import { errorCodeOf } from '../../store/open-database.ts';

/** A file of rows, as text. */
export interface Table {
  readonly fileName: string;
  readonly rows: readonly (readonly string[])[];
  readonly delimiter: string;
  readonly encoding: string;
  /** Rows (from 0) whose quotes do not close. */
  readonly broken: ReadonlySet<number>;
}

const delimiters = [',', ';', '\t', '|'];

/** Opens a file that the owner picked: comma, semicolon, tab or bar between cells; UTF-8, UTF-16 or Windows-1252. */
export async function readTable(path: string): Promise<Table> {
  const fileName = basename(path);
  const bytes = await bytesOf(path, fileName);
  const { text, encoding } = decode(bytes);
  const parsed = Papa.parse<string[]>(text, { delimitersToGuess: delimiters, skipEmptyLines: 'greedy' });
  const rows = parsed.data;
  if (rows.length === 0) throw new ExpectedError('media-empty', { file: fileName });
  // One more for the headings.
  if (rows.length > mostRows + 1)
    throw new ExpectedError('import-too-large', { file: fileName, rows: mostRows });
  const broken = new Set(
    parsed.errors.flatMap(({ type, row }) => (type === 'Quotes' && row !== undefined ? row : [])),
  );
  return { fileName, rows, delimiter: parsed.meta.delimiter, encoding, broken };
}

async function bytesOf(path: string, file: string): Promise<Buffer> {
  try {
    const { size } = await stat(path);
    if (size === 0) throw new ExpectedError('media-empty', { file });
    if (size > mostFileBytes) throw new ExpectedError('import-too-large', { file, rows: mostRows });
    return await readFile(path);
  } catch (error) {
    if (errorCodeOf(error) === '') throw error;
    throw new ExpectedError('media-missing', { file });
  }
}

/** By its byte order mark, else UTF-8 where that is what it is, else as Windows wrote it for decades. */
export function decode(bytes: Uint8Array): { readonly text: string; readonly encoding: string } {
  const starts = (...mark: readonly number[]): boolean => mark.every((byte, at) => bytes[at] === byte);
  if (starts(0xff, 0xfe)) return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'UTF-16' };
  if (starts(0xfe, 0xff)) return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'UTF-16' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'Windows-1252' };
  }
}
