import { implement } from '@orpc/server';
import { readRegister } from '../../../main/engine/services/privacy/register/register.ts';
import { pageContract } from '../../../shared/contract/index.ts';
import type { AuditEntry } from '../../../shared/model/audit.ts';
import { sampleNow } from './sample-clock.ts';

const os = implement(pageContract).privacy;
const hour = 3_600_000;

const entries: readonly AuditEntry[] = [
  { kind: 'published' as const, actor: 'kaizup' as const, detail: { network: 'facebook', mode: 'real' } },
  { kind: 'consent-changed' as const, actor: 'owner' as const, detail: {} },
  {
    kind: 'account-connected' as const,
    actor: 'owner' as const,
    detail: { network: 'linkedin', mode: 'real' },
  },
  { kind: 'welcomed' as const, actor: 'owner' as const, detail: {} },
].map((entry, index) => ({ ...entry, id: 4 - index, at: sampleNow - (index + 1) * hour, subject: null }));

/** The calls of the Privacy view over a sample log. */
export function samplePrivacyRouter() {
  return {
    register: os.register.handler(() => readRegister()),
    audit: os.audit.handler(({ input }) =>
      entries.filter(({ id }) => id < (input.before ?? Number.MAX_SAFE_INTEGER)).slice(0, input.limit),
    ),
    verifyAudit: os.verifyAudit.handler(() => ({
      entries: entries.length,
      since: entries.at(-1)?.at ?? null,
      seal: '7f3a 91c0 5be2 d418 0a6c e97f 42d1 83b5',
      fault: null,
    })),
  };
}
