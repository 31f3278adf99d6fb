/** Address of a media asset's picture or file, served by the app itself. */
export const mediaUrl = (assetId: string, size: 'thumb' | 'preview' | 'original'): string =>
  `/media/${assetId}/${size}`;
