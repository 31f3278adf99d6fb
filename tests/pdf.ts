import { readFile, writeFile } from 'node:fs/promises';
import { degrees, PDFDocument } from '@cantoo/pdf-lib';

/** What a PDF under test is like. */
export interface PdfParts {
  /** Width and height of each page, in points. */
  readonly pages?: readonly (readonly [number, number])[];
  /** Degrees by which a reader turns the first page. */
  readonly turned?: number;
  readonly title?: string;
  /** Locks the file: `open` asks for a password to read it, `change` to edit it only. */
  readonly locked?: 'open' | 'change';
}

/** Width and height of a sheet of A4, in points. */
export const a4: readonly [number, number] = [595.28, 841.89];

/** The bytes of a real PDF. */
export async function pdfBytes({ pages = [a4], turned = 0, title, locked }: PdfParts = {}): Promise<Buffer> {
  const document = await PDFDocument.create();
  if (title !== undefined) document.setTitle(title);
  for (const [index, size] of pages.entries()) {
    document.addPage([...size]).drawText(`${title ?? 'Page'} ${index + 1}`, { x: 40, y: 40 });
  }
  if (turned !== 0) document.getPage(0).setRotation(degrees(turned));
  if (locked !== undefined) {
    document.encrypt({ ownerPassword: 'owner', ...(locked === 'open' ? { userPassword: 'reader' } : {}) });
  }
  return Buffer.from(await document.save({ addDefaultPage: false }));
}

/** Writes a real PDF. */
export async function writePdf(path: string, parts?: PdfParts): Promise<void> {
  await writeFile(path, await pdfBytes(parts));
}

/** Width and height of each page of a PDF, in points, as another program reads them than the one that wrote it. */
export async function pagesOf(path: string): Promise<readonly (readonly [number, number])[]> {
  const document = await PDFDocument.load(await readFile(path));
  return document.getPages().map((page) => [Math.round(page.getWidth()), Math.round(page.getHeight())]);
}
