import { type FileHandle, open } from 'node:fs/promises';
import { join } from 'node:path';
import { html, type Html, raw } from '../copy/html.ts';
import { printStyle } from './print-style.ts';
import type { WrittenDocument } from './written-document.ts';

/** A sheet is laid out whole, in memory, by what prints it: about 250 pages, for which Chromium takes some 600 MB and gives them back (bytes). */
const usualSheetBytes = 400_000;

/**
 * Writes a document to be printed into `folder`, as sheets of bounded size, readable by their owner only; returns their names in order. What
 * is longer than a sheet goes on in the next; a section without anything in it is left out.
 */
export async function writeSheets(
  { title, locale, front, sections }: WrittenDocument,
  folder: string,
  sheetBytes = usualSheetBytes,
): Promise<readonly string[]> {
  const names: string[] = [];
  let sheet: FileHandle | undefined;
  let bytes = 0;

  const write = async ({ markup }: Html): Promise<void> => {
    bytes += Buffer.byteLength(markup);
    await sheet?.write(markup);
  };
  async function begin(first: Html): Promise<void> {
    const name = `${String(names.length + 1).padStart(4, '0')}.html`;
    sheet = await open(join(folder, name), 'wx', 0o600);
    names.push(name);
    bytes = 0;
    // No script, no picture and nothing from elsewhere but the letters.
    await write(html`<!doctype html>
<html lang="${locale}">
<head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src 'self'">
<title>${title}</title>
<style>${raw(printStyle)}</style></head>
<body><main>${first}`);
  }
  async function end(last: Html): Promise<void> {
    await write(html`${last}</main></body></html>
`);
    await sheet?.close();
    sheet = undefined;
  }

  try {
    await begin(front);
    for (const section of sections) {
      let opened = false;
      for await (const piece of section.pieces()) {
        if (!opened) await write(section.open);
        else if (bytes > sheetBytes) {
          await end(section.close);
          await begin(section.again);
        }
        opened = true;
        await write(piece);
      }
      if (opened) await write(section.close);
    }
    await end(raw(''));
    return names;
  } finally {
    await sheet?.close();
  }
}
