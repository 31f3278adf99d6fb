import { z } from '../zod.ts';
import { auditEntry, auditVerdict } from '../model/audit.ts';
import { consentCategory, consentDecision, consentPlace, consentState } from '../model/consent.ts';
import { policyState } from '../model/policy.ts';
import { networkId } from '../model/network.ts';
import {
  type DataKind,
  type OutsidePlace,
  type ProcessingActivityId,
  processingActivities,
} from '../privacy/register.ts';
import { erasure, erasureScope, graceDays, holdings, keptByLaw } from '../model/rights.ts';
import { procedure } from './base.ts';
import { keeping } from './keeping.ts';

const dataKinds = [
  'identity',
  'content',
  'secret',
  'figure',
  'time',
  'state',
  'reference',
] as const satisfies DataKind[];
const dataKind = z.enum(dataKinds);

/** A processing activity with where its data lies on this computer. */
export const registerEntry = z.object({
  activity: z.enum(Object.keys(processingActivities) as [ProcessingActivityId, ...ProcessingActivityId[]]),
  tables: z.array(
    z.object({ table: z.string(), columns: z.array(z.object({ name: z.string(), kind: dataKind })) }),
  ),
  files: z.array(z.object({ path: z.string(), kind: dataKind })),
  settings: z.array(z.string()),
  /** Kept outside of Kaizup's folder. */
  outside: z.array(z.enum(['calendar-file'] satisfies OutsidePlace[])),
});
export type RegisterEntry = z.infer<typeof registerEntry>;

/** A request that left this computer: where to and how it ended, never what was said. */
export const outboundRequest = z.object({
  id: z.number().int(),
  at: z.number(),
  network: networkId,
  /** To the practice networks, which are on this computer. */
  practice: z.boolean(),
  method: z.string(),
  host: z.string(),
  /** Without ids, tokens and what came after the `?`. */
  path: z.string(),
  status: z.number().int().nullable(),
  answered: z.boolean(),
  durationMs: z.number(),
});
export type OutboundRequest = z.infer<typeof outboundRequest>;

/** A page of a list that only grows at its head. */
const older = z.object({
  /** Entries older than this id; null for the newest. */
  before: z.number().int().nullable(),
  limit: z.number().int().min(1).max(100),
});

/** What the Privacy view shows and does. */
export const privacy = {
  /** What holds of each consent now. */
  consents: procedure.output(z.array(consentState)),
  /** Every decision, newest first; at most the last hundred. */
  consentHistory: procedure.output(z.array(consentDecision)),
  decideConsent: procedure.input(
    z.object({ category: consentCategory, granted: z.boolean(), place: consentPlace.exclude(['welcome']) }),
  ),
  policy: procedure.output(policyState),
  /** The owner has read of a version that holds or is to come. */
  policySeen: procedure.input(z.object({ id: z.string().max(20) })),
  register: procedure.output(z.array(registerEntry)),
  audit: procedure.input(older).output(z.array(auditEntry)),
  verifyAudit: procedure.output(auditVerdict),
  outbound: procedure.input(older).output(z.array(outboundRequest)),
  /** How much is held. */
  holdings: procedure.output(holdings),
  /** Erasures to come and those last done, and what the law keeps. */
  erasures: procedure.output(z.object({ erasures: z.array(erasure), keptByLaw: z.array(keptByLaw) })),
  /** One account or one post; everything is asked of the host (`shared/bridge.ts`). Without time to think it is done in the answer. */
  askErasure: procedure
    .input(
      z.object({ scope: erasureScope.exclude(['everything']), subjectId: z.string().max(100), graceDays }),
    )
    .output(erasure),
  cancelErasure: procedure.input(z.object({ id: z.number().int() })),
  ...keeping,
};
