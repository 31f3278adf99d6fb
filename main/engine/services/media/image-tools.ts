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

export const loadSharp = async () => {
  const { default: sharp } = await import('sharp');
  // Decoders of other formats are not there for a file that pretends: an SVG is a program, a PDF in it another.
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: [...decoders] });
  return sharp;
};
export const loadHeicDecoder = async () => (await import('heic-decode')).default;
export const loadMediabunny = () => import('mediabunny');
export const loadFileType = () => import('file-type');
export const loadPdf = (): Promise<typeof import('@cantoo/pdf-lib')> => import('@cantoo/pdf-lib');
