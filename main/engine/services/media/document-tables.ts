import { constants, inflateSync } from 'node:zlib';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';

type PdfLibrary = typeof import('@cantoo/pdf-lib');
type Table = Parameters<PdfLibrary['PDFXRefStreamParser']['forStream']>[0];
type TableProblem = 'media-too-large' | 'media-unreadable';

/** What a table of a document may unpack to, and all of them together: a few megabytes even in a book. */
const maxTableBytes = 32 * 1024 * 1024;
const maxTablesBytes = 128 * 1024 * 1024;

/** What is wrong with the tables of documents that were parsed. */
export interface DocumentTables {
  /** Of the document to which the parser's `context` belongs; null: nothing. */
  problem(context: object): TableProblem | null;
}

/**
 * Puts the parser's two unpackers under guard: they unpack whatever a table says, as often as it says, in memory and without a limit. The
 * parser knows by then which filters really apply, however the file writes them. It goes on past a table that throws, so that whoever
 * opened the document must ask for the `problem`.
 */
export function guardTables(library: PdfLibrary): DocumentTables {
  const { PDFObjectStreamParser, PDFXRefStreamParser } = library;
  const sizes = new WeakMap<object, number>();
  const problems = new WeakMap<object, TableProblem>();

  function judge(table: Table): void {
    const { context } = table.dict;
    const unpacked = unpackedSize(library, table);
    const size = (sizes.get(context) ?? 0) + (unpacked.ok ? unpacked.value : 0);
    sizes.set(context, size);
    const problem = !unpacked.ok ? unpacked.failure : size > maxTablesBytes ? 'media-too-large' : null;
    if (problem === null) return;
    problems.set(context, problem);
    throw new Error('A table of the document is refused');
  }

  const { forStream: objectsOf } = PDFObjectStreamParser;
  PDFObjectStreamParser.forStream = (table, wait) => {
    judge(table);
    return objectsOf(table, wait);
  };
  const { forStream: placesOf } = PDFXRefStreamParser;
  PDFXRefStreamParser.forStream = (table) => {
    judge(table);
    return placesOf(table);
  };
  return { problem: (context) => problems.get(context) ?? null };
}

/** Bytes that a table unpacks to. One that is packed twice, or otherwise than every program packs tables, is made to unpack to too many. */
function unpackedSize(
  { PDFArray, PDFName }: PdfLibrary,
  { dict, contents }: Table,
): Outcome<number, TableProblem> {
  const filter = dict.lookup(PDFName.of('Filter'));
  const filters = filter instanceof PDFArray ? filter.asArray() : filter === undefined ? [] : [filter];
  if (filters.length === 0) return ok(contents.length);
  if (filters.length > 1 || filters[0] !== PDFName.of('FlateDecode')) return fail('media-too-large');
  try {
    // A table that ends early, without its sum, is still one to every reader.
    const limits = { maxOutputLength: maxTableBytes, finishFlush: constants.Z_SYNC_FLUSH };
    return ok(inflateSync(contents, limits).length);
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    // What is damaged to zlib may not be to the parser: where that would end nobody can say.
    const tooLarge = 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    return fail(tooLarge ? 'media-too-large' : 'media-unreadable');
  }
}
