import { z } from '../zod.ts';
import { mediaAsset } from '../model/media.ts';
import { procedure } from './base.ts';

export const media = {
  /** Copies a file from disk into the library and opens it; a file that is there already (same bytes) is returned as it is. */
  importFile: procedure
    .input(z.object({ path: z.string().min(1), fileName: z.string().max(400) }))
    .output(mediaAsset),
  get: procedure.input(z.object({ assetIds: z.array(z.string()).max(200) })).output(z.array(mediaAsset)),
};
