import { open, readFile } from 'node:fs/promises';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import { hasBomb } from './document-streams.ts';
import { loadPdf } from './image-tools.ts';
import type { Probe, ProbeProblem } from './probe.ts';

/** The largest document that any network takes (LinkedIn, 100 MB); more is not read into memory. */
const maxBytes = 100_000_000;

/** Every whole PDF ends with this, give or take what a mail program adds. */
const endMark = '%%EOF';
const endBytes = 1024;

/** What a PDF is: its pages, and the size of the first in points, as a reader sees it. */
export async function probeDocument(path: string): Promise<Outcome<Probe, ProbeProblem>> {
  const problem = await lookAtEnd(path);
  if (problem !== null) return fail(problem);
  const { library, tables } = await loadPdf();
  const { EncryptedPDFError, PDFDocument } = library;
  const bytes = await readFile(path);
  if (await hasBomb(bytes)) return fail('media-too-large');
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    const refused = tables.problem(document.context);
    if (refused !== null) return fail(refused);
    const pages = document.getPageCount();
    // The parser goes on past objects that it cannot read: pages that are promised and not there tell.
    if (pages !== document.catalog.Pages().Count().asNumber()) return fail('media-unreadable');
    if (pages === 0) return fail('media-empty');
    const first = document.getPage(0);
    const { width, height } = first.getCropBox();
    const lies = first.getRotation().angle % 180 !== 0;
    const points = (length: number): number => Math.max(1, Math.round(length));
    return ok({
      kind: 'document',
      mime: 'application/pdf',
      extension: 'pdf',
      width: points(lies ? height : width),
      height: points(lies ? width : height),
      durationMs: null,
      framesPerSecond: null,
      videoCodec: null,
      audioCodec: null,
      animated: false,
      pages,
    });
  } catch (error) {
    if (error instanceof EncryptedPDFError) return fail('media-protected');
    throw error;
  }
}

async function lookAtEnd(path: string): Promise<'media-too-large' | 'media-unreadable' | null> {
  await using file = await open(path);
  const { size } = await file.stat();
  if (size > maxBytes) return 'media-too-large';
  const start = Math.max(0, size - endBytes);
  const end = Buffer.alloc(size - start);
  await file.read(end, 0, end.length, start);
  return end.includes(endMark) ? null : 'media-unreadable';
}
