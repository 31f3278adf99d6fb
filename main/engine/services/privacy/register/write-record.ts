import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { Locale } from '../../../../../shared/model/settings.ts';
import { newFile } from '../new-file.ts';
import { writeSheets } from '../print/sheets.ts';
import { processingRecord, type RecordSource } from './record.ts';
import { recordDocument } from './record-document.ts';

/** Writes the record of processing activities as JSON to `path`: whole or not at all. */
export async function writeRecord(source: RecordSource, path: string, locale: Locale): Promise<void> {
  const target = newFile(path);
  try {
    const text = `${JSON.stringify({ product: 'kaizup', ...processingRecord(source, locale) }, null, 2)}\n`;
    await pipeline(Readable.from([text]), target.stream);
    await target.keep();
  } catch (error) {
    await target.drop();
    throw error;
  }
}

/** Writes the same to be printed, as sheets in `folder`. */
export async function writePrintableRecord(
  source: RecordSource,
  folder: string,
  locale: Locale,
): Promise<{ readonly title: string; readonly sheets: readonly string[] }> {
  const { title, ...rest } = recordDocument(processingRecord(source, locale));
  return { title, sheets: await writeSheets({ title, ...rest }, folder) };
}
