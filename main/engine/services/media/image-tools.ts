/**
 * File, image, video and document libraries, loaded when the first file needs them: the engine spends most of its life in the tray, where they would
 * only take memory.
 */
export const loadSharp = async () => (await import('sharp')).default;
export const loadHeicDecoder = async () => (await import('heic-decode')).default;
export const loadMediabunny = () => import('mediabunny');
export const loadFileType = () => import('file-type');
export const loadPdf = (): Promise<typeof import('@cantoo/pdf-lib')> => import('@cantoo/pdf-lib');
