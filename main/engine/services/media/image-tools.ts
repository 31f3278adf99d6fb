import { type DocumentTables, guardTables } from './document-tables.ts';

interface GuardedPdf {
  readonly library: typeof import('@cantoo/pdf-lib');
  readonly tables: DocumentTables;
}

/**
 * File, image, video and document libraries, loaded when the first file needs them: the engine spends most of its life in the tray, where they would
 * only take memory.
 */
const decoders = [
  'VipsForeignLoadJpeg',
  'VipsForeignLoadPng',
  'VipsForeignLoadNsgif',
  'VipsForeignLoadWebp',
  'VipsForeignLoadHeif',
  'VipsForeignLoadTiff',
] as const;

/** The image library, with the decoders of the formats that Kaizup takes and no others: an SVG is a program, a PDF in it another. */
async function guardedSharp() {
  const { default: sharp } = await import('sharp');
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: [...decoders] });
  return sharp;
}

let guarded: ReturnType<typeof guardedSharp> | undefined;

/** Guarded once: a decoder that is blocked for a moment fails whatever another thread reads at that moment. */
export const loadSharp = (): ReturnType<typeof guardedSharp> => (guarded ??= guardedSharp());
export const loadHeicDecoder = async () => (await import('heic-decode')).default;
export const loadMediabunny = () => import('mediabunny');
export const loadFileType = () => import('file-type');

let pdf: Promise<GuardedPdf> | undefined;

/** The document library, its parser under guard. */
export const loadPdf = (): Promise<GuardedPdf> => {
  pdf ??= import('@cantoo/pdf-lib').then((library) => ({ library, tables: guardTables(library) }));
  return pdf;
};
