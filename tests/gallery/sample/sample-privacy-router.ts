import { implement } from '@orpc/server';
import { readRegister } from '../../../main/engine/services/privacy/register/register.ts';
import type { OutboundRequest } from '../../../shared/contract/privacy.ts';
import { pageContract } from '../../../shared/contract/index.ts';
import type { AuditEntry } from '../../../shared/model/audit.ts';
import type { Erasure } from '../../../shared/model/rights.ts';
import { sampleAgreements } from './sample-agreements.ts';
import type { SampleState } from './sample-state.ts';
import { sampleNow } from './sample-clock.ts';
import { sampleKeepingRouter } from './sample-keeping-router.ts';

const os = implement(pageContract).privacy;
const hour = 3_600_000;

const entries: readonly AuditEntry[] = [
  { kind: 'published' as const, actor: 'kaizup' as const, detail: { network: 'facebook', mode: 'real' } },
  {
    kind: 'consent-changed' as const,
    actor: 'owner' as const,
    detail: { category: 'analytics', granted: false, policy: '2.0', place: 'privacy' },
  },
  {
    kind: 'account-connected' as const,
    actor: 'owner' as const,
    detail: { network: 'linkedin', mode: 'real' },
  },
  { kind: 'welcomed' as const, actor: 'owner' as const, detail: {} },
].map((entry, index) => ({ ...entry, id: 4 - index, at: sampleNow - (index + 1) * hour, subject: null }));

const requests: readonly OutboundRequest[] = [
  {
    network: 'facebook' as const,
    method: 'POST',
    host: 'graph.facebook.com',
    path: '/v26.0/:id/feed',
    status: 200,
  },
  {
    network: 'facebook' as const,
    method: 'GET',
    host: 'graph.facebook.com',
    path: '/v26.0/:id/insights',
    status: 200,
  },
  {
    network: 'linkedin' as const,
    method: 'POST',
    host: 'api.linkedin.com',
    path: '/rest/posts',
    status: 429,
  },
  {
    network: 'bluesky' as const,
    method: 'POST',
    host: 'bsky.social',
    path: '/xrpc/com.atproto.repo.putRecord',
    status: null,
  },
].map((request, index) => ({
  ...request,
  id: 4 - index,
  at: sampleNow - (index + 1) * 61_000,
  practice: false,
  answered: request.status !== null,
  durationMs: 240 + index * 180,
}));

const erasures: Erasure[] = [
  {
    id: 1,
    scope: 'account',
    subjectId: 'li',
    name: 'Vélo Bellecour',
    askedAt: sampleNow - 4 * 24 * hour,
    dueAt: sampleNow + 10 * 24 * hour,
    doneAt: null,
    outcome: null,
  },
  {
    id: 2,
    scope: 'post',
    subjectId: '00000001-0000-4000-8000-000000000003',
    name: null,
    askedAt: sampleNow - hour,
    dueAt: sampleNow + 7 * 24 * hour,
    doneAt: null,
    outcome: null,
  },
];

/** The calls of the Privacy view over a sample log. */
export function samplePrivacyRouter(state: SampleState) {
  return {
    ...sampleAgreements(state),
    register: os.register.handler(() => readRegister()),
    audit: os.audit.handler(({ input }) =>
      entries.filter(({ id }) => id < (input.before ?? Number.MAX_SAFE_INTEGER)).slice(0, input.limit),
    ),
    outbound: os.outbound.handler(({ input }) =>
      requests.filter(({ id }) => id < (input.before ?? Number.MAX_SAFE_INTEGER)).slice(0, input.limit),
    ),
    holdings: os.holdings.handler(() => ({
      posts: 148,
      accounts: 6,
      media: 92,
      mediaBytes: 1_480_000_000,
      figures: 5210,
      activity: 1874,
    })),
    erasures: os.erasures.handler(() => ({ erasures: [...erasures], keptByLaw: [] })),
    askErasure: os.askErasure.handler(({ input }) => {
      const asked: Erasure = {
        id: erasures.length + 1,
        scope: input.scope,
        subjectId: input.subjectId,
        name: null,
        askedAt: sampleNow,
        dueAt: sampleNow + input.graceDays * 24 * hour,
        doneAt: null,
        outcome: null,
      };
      erasures.push(asked);
      return asked;
    }),
    cancelErasure: os.cancelErasure.handler(({ input }) => {
      erasures.splice(0, erasures.length, ...erasures.filter(({ id }) => id !== input.id));
    }),
    ...sampleKeepingRouter(),
    verifyAudit: os.verifyAudit.handler(() => ({
      entries: entries.length,
      since: entries.at(-1)?.at ?? null,
      seal: '7f3a 91c0 5be2 d418 0a6c e97f 42d1 83b5',
      fault: null,
    })),
  };
}
