import { existsSync } from 'node:fs';
import { parse, join } from 'node:path';
import type { I18n } from '@lingui/core';
import { printWords } from '../../../shared/i18n/print-words.ts';
import { type NewFile, writeNew } from '../shell/new-file.ts';
import type { PrintSession } from './print-session.ts';
import { printSheet } from './print-sheet.ts';

/** Sheets that lie in a folder, to be printed in their order. */
export interface PrintableDocument {
  readonly title: string;
  readonly folder: string;
  readonly sheets: readonly string[];
}

/**
 * Prints a document to `path`, whole or not at all; returns how many files it took. Each sheet is laid out by itself, so that a long document
 * takes no more memory than a short one, and becomes a file of its own beside the first: putting them together would need all of them at once.
 */
export async function printDocument(
  printing: PrintSession,
  { title, folder, sheets }: PrintableDocument,
  path: string,
  i18n: I18n,
): Promise<number> {
  const written: { readonly file: NewFile; readonly path: string }[] = [];
  printing.serve(folder);
  try {
    for (const [index, sheet] of sheets.entries()) {
      const part = { part: index + 1, parts: sheets.length };
      const which = sheets.length === 1 ? '' : i18n._({ ...printWords.part, values: part });
      const pdf = await printSheet(printing.session, sheet, {
        head: `<span>${escaped(title)}</span><span>${escaped(which)}</span>`,
        foot: `<span>Kaizup</span><span>${pageWords(i18n)}</span>`,
      });
      const target = index === 0 ? path : free(path, index + 1);
      written.push({ file: await writeNew(target, pdf), path: target });
    }
    for (const { file } of written) await file.keep();
    return written.length;
  } catch (error) {
    for (const { file } of written) await file.drop();
    throw error;
  } finally {
    printing.serve(undefined);
  }
}

/** Chromium fills in elements of these classes. */
const pageWords = (i18n: I18n): string =>
  i18n._({
    ...printWords.page,
    values: { page: '<span class="pageNumber"></span>', pages: '<span class="totalPages"></span>' },
  });

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** A name beside `path` for its `part`, which is nobody's: the owner was asked about the first file only. */
function free(path: string, part: number): string {
  const { dir, name, ext } = parse(path);
  for (let again = 1; ; again += 1) {
    const candidate = join(dir, `${name}-${part}${again === 1 ? '' : ` (${again})`}${ext}`);
    if (!existsSync(candidate)) return candidate;
  }
}
