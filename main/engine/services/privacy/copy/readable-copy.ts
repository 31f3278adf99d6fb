import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Locale } from '../../../../../shared/model/settings.ts';
import type { ArchiveSource } from '../archive/write-archive.ts';
import { newFile } from '../new-file.ts';
import { writeSheets } from '../print/sheets.ts';
import { copyDocument } from './copy-document.ts';
import { copyStyle } from './copy-style.ts';
import { html, type Html, raw } from './html.ts';

/** Writes a page at `path` on which everything that is held can be read (promise D9): whole or not at all, a piece at a time. */
export async function writeReadableCopy(
  source: ArchiveSource,
  path: string,
  locale: Locale,
): Promise<{ readonly rows: number; readonly bytes: number }> {
  const target = newFile(path);
  const told = { rows: 0, bytes: 0 };
  async function* bytes(): AsyncGenerator<Buffer> {
    for await (const { markup } of pageParts(source, locale, told)) {
      const piece = Buffer.from(markup);
      told.bytes += piece.length;
      yield piece;
    }
  }
  try {
    await pipeline(Readable.from(bytes()), target.stream);
    await target.keep();
  } catch (error) {
    await target.drop();
    throw error;
  }
  return told;
}

/** Writes the same to be printed, as sheets in `folder`. */
export async function writePrintableCopy(
  source: ArchiveSource,
  folder: string,
  locale: Locale,
  sheetBytes?: number,
): Promise<{ readonly rows: number; readonly title: string; readonly sheets: readonly string[] }> {
  const told = { rows: 0, empty: [] };
  const copy = copyDocument(source, locale, told);
  const sheets = await writeSheets(copy, folder, sheetBytes);
  return { rows: told.rows, title: copy.title, sheets };
}

async function* pageParts(
  source: ArchiveSource,
  locale: Locale,
  told: { rows: number },
): AsyncGenerator<Html> {
  const { title, front, contents, sections } = copyDocument(source, locale, told);
  // No script, no picture and nothing from elsewhere: a page that is opened in a browser must not ask for anything.
  yield html`<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width"><title>${title}</title>
<style>${raw(copyStyle)}</style></head>
<body><main>${front}
${contents}
`;
  for (const { open, pieces, close } of sections) {
    let opened = false;
    for await (const piece of pieces()) {
      if (!opened) yield open;
      opened = true;
      yield piece;
    }
    if (opened) yield close;
  }
  yield html`</main></body></html>
`;
}
