import { z } from '../../../../../shared/zod.ts';
import { count, time } from './columns.ts';

/** Version of the archive's layout: a newer one is refused, because what it means is not known here. */
export const archiveFormat = 1;

/** The last file of an archive: what else is in it. */
export const manifest = z.object({
  product: z.literal('kaizup'),
  format: z.literal(archiveFormat),
  exportedAt: time,
  tables: z.record(
    z.string(),
    z.object({
      rows: count,
      /** Whether an import takes it. */
      imported: z.boolean(),
      files: z.array(z.string()),
    }),
  ),
  /** Every other file's size and SHA-256. */
  files: z.record(z.string(), z.object({ bytes: count, sha256: z.string().regex(/^[0-9a-f]{64}$/) })),
  /** What is kept and not in the archive, and why. */
  leftOut: z.array(z.object({ table: z.string(), column: z.string().nullable(), because: z.string() })),
  /** Media whose file was not there when the archive was written. */
  missingMedia: z.array(z.string()),
});
export type Manifest = z.infer<typeof manifest>;

/** What a file of an archive may be called; anything else is refused, and with it every path that leads elsewhere. */
export const archiveName =
  /^(manifest\.json|README\.txt|settings\.json|schema\/[a-z_]+\.json|csv\/[a-z_]+\.csv|data\/[a-z_]+\/\d{4}\.json|media\/[0-9a-f-]{36}\.[a-z0-9]{1,8})$/;
