import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import Papa, { type Parser, type ParseResult } from 'papaparse';
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
  const { rows, delimiter, broken } = await parse(text, fileName);
  if (rows.length === 0) throw new ExpectedError('media-empty', { file: fileName });
  return { fileName, rows, delimiter, encoding, broken };
}

/** Characters that are read at once: a few thousandths of a second. */
const sliceOfText = 256 * 1024;

/** Reads the rows a slice at a time, and lets other work go on in between. */
function parse(text: string, file: string): Promise<Pick<Table, 'rows' | 'delimiter' | 'broken'>> {
  return new Promise((resolve, reject) => {
    const rows: string[][] = [];
    const broken = new Set<number>();
    let delimiter = ',';
    Papa.parse<string[]>(text, {
      delimitersToGuess: delimiters,
      skipEmptyLines: 'greedy',
      chunkSize: sliceOfText,
      chunk({ data, errors, meta }: ParseResult<string[]>, parser: Parser) {
        for (const { type, row } of errors) {
          // Counted within the slice.
          if (type === 'Quotes' && row !== undefined) broken.add(rows.length + row);
        }
        for (const row of data) rows.push(row);
        ({ delimiter } = meta);
        // One more for the headings.
        if (rows.length > mostRows + 1) {
          reject(new ExpectedError('import-too-large', { file, rows: mostRows }));
          return parser.abort();
        }
        parser.pause();
        setImmediate(() => parser.resume());
      },
      complete: () => resolve({ rows, delimiter, broken }),
    });
  });
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
