import { readFile } from 'node:fs/promises';
import { PDFDocument } from '@cantoo/pdf-lib';

/** Pages of a PDF as a network counts them; undefined when it is locked, damaged or no PDF. */
export async function countPages(path: string): Promise<number | undefined> {
  const bytes = await readFile(path);
  // The library reads a file that was cut off as far as it goes; a network wants the end.
  if (!bytes.subarray(-1024).includes('%%EOF')) return undefined;
  try {
    const document = await PDFDocument.load(bytes, {
      updateMetadata: false,
      throwOnInvalidObject: true,
    });
    return document.getPageCount();
  } catch {
    // The library throws on locked and damaged bytes: for a network that is an unreadable upload, not a fault of its own.
    return undefined;
  }
}
