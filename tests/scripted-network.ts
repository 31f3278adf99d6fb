import type { Failure } from '../shared/model/failure.ts';
import type { NetworkId } from '../shared/model/network.ts';
import { ok, type Outcome } from '../shared/outcome.ts';
import type {
  CommitOutcome,
  Network,
  Progress,
  PublishJob,
  VerifyOutcome,
} from '../main/engine/networks/network.ts';

/** What a scripted network does next; each list is used up from the front, then the default applies. */
export interface Script {
  readonly prepare: ((job: PublishJob) => Promise<Outcome<Progress, Failure>>)[];
  readonly commit: ((job: PublishJob) => Promise<CommitOutcome>)[];
  readonly verify: ((job: PublishJob) => Promise<VerifyOutcome>)[];
}

/** A network without a network behind it: for the engine's own rules, where no protocol is at stake. */
export interface ScriptedNetwork extends Network {
  readonly script: Script;
  /** Texts that were committed, in order: what the public would see. */
  readonly committed: string[];
}

/** Creates a network that publishes everything at once unless its script says otherwise. */
export function createScriptedNetwork(id: NetworkId): ScriptedNetwork {
  const script: Script = { prepare: [], commit: [], verify: [] };
  const committed: string[] = [];
  return {
    id,
    hosts: [],
    signIn: { kind: 'app-password', isAppPassword: () => true, signIn: async () => ok(tokens) },
    script,
    committed,
    discover: async () =>
      ok({
        missingScopes: [],
        accounts: [
          {
            network: id,
            remoteId: 'owner',
            kind: 'profile',
            name: 'Maison Levain',
            handle: 'levain',
            token: null,
            unavailable: null,
            facts: {},
          },
        ],
      }),
    prepare: (job) => script.prepare.shift()?.(job) ?? Promise.resolve(ok({ prepared: true })),
    async commit(job) {
      committed.push(job.content.text);
      const scripted = script.commit.shift();
      return scripted === undefined
        ? {
            kind: 'published',
            remoteId: `post-${committed.length}`,
            url: `https://example.test/${committed.length}`,
          }
        : scripted(job);
    },
    verify: (job) => script.verify.shift()?.(job) ?? Promise.resolve({ kind: 'absent' }),
    statistics: async (_line, _account, remoteIds) =>
      ok(new Map(remoteIds.map((remoteId) => [remoteId, [{ metric: 'likes', value: 3 }]]))),
  };
}

const tokens = {
  subject: 'owner',
  accessToken: 'access-canary-7f3a',
  accessExpiresAt: null,
  refreshToken: 'refresh-canary-91bc',
  refreshExpiresAt: null,
  scopes: [],
  service: null,
};
