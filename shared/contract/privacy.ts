import { z } from '../zod.ts';
import { auditEntry, auditVerdict } from '../model/audit.ts';
import { procedure } from './base.ts';

/** What the Privacy view shows and does. */
export const privacy = {
  audit: procedure
    .input(
      z.object({
        /** Entries older than this id; null for the newest. */
        before: z.number().int().nullable(),
        limit: z.number().int().min(1).max(100),
      }),
    )
    .output(z.array(auditEntry)),
  verifyAudit: procedure.output(auditVerdict),
};
