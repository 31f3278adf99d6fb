import type { Failure } from '../shared/model/failure.ts';
import type { NetworkId } from '../shared/model/network.ts';
import { ok, type Outcome } from '../shared/outcome.ts';
import type {
  ChangeOutcome,
  CommentOutcome,
  RemoteComment,
} from '../main/engine/networks/after-publishing.ts';
import type {
  CommitOutcome,
  GrantHealth,
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
  /** Answers of the changes at the network: edit, delete, move, cancel. */
  readonly change: ChangeOutcome[];
  readonly comment: CommentOutcome[];
  readonly health: Outcome<GrantHealth, Failure>[];
}

/** A network without a network behind it: for the engine's own rules, where no protocol is at stake. */
export interface ScriptedNetwork extends Network {
  readonly script: Script;
  /** Texts that were committed, in order: what the public would see. */
  readonly committed: string[];
  /** What was asked of it after publishing, in order, e.g. `move post-1 1790000000000`. */
  readonly asked: string[];
  /** What it answers for the comments of any post. */
  readonly remarks: RemoteComment[];
  /** When a sign-in ends for good (ms); null: never. */
  tokensEndAt: number | null;
}

/** Creates a network that publishes everything at once unless its script says otherwise. */
export function createScriptedNetwork(id: NetworkId): ScriptedNetwork {
  const script: Script = { prepare: [], commit: [], verify: [], change: [], comment: [], health: [] };
  const committed: string[] = [];
  const asked: string[] = [];
  const remarks: RemoteComment[] = [];
  const changed = (words: string): Promise<ChangeOutcome> => {
    asked.push(words);
    return Promise.resolve(script.change.shift() ?? { kind: 'done' });
  };
  const network: ScriptedNetwork = {
    id,
    hosts: [],
    signIn: {
      kind: 'app-password',
      isAppPassword: () => true,
      signIn: async () => ok({ ...tokens, refreshExpiresAt: network.tokensEndAt }),
    },
    script,
    committed,
    asked,
    remarks,
    tokensEndAt: null,
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
    handOver: {
      window: () => ({ leastMs: 10 * 60_000, mostMs: 30 * 86_400_000 }),
      move: (_line, _account, remoteId, at) => changed(`move ${remoteId} ${at}`),
      cancel: (_line, _account, remoteId) => changed(`cancel ${remoteId}`),
    },
    edit: (_line, _account, { remoteId }, text) => changed(`edit ${remoteId} ${text}`),
    delete: (_line, _account, { remoteId }) => changed(`delete ${remoteId}`),
    comments: {
      list: async () => ok({ comments: remarks, next: null }),
      async add(_line, _account, remoteId, text, replyTo) {
        asked.push(`comment ${remoteId} ${text}${replyTo === null ? '' : ` to ${replyTo}`}`);
        return script.comment.shift() ?? { kind: 'done', id: 'comment-1' };
      },
      hide: (_line, _account, commentId, hidden) => changed(`${hidden ? 'hide' : 'show'} ${commentId}`),
      delete: (_line, _account, commentId) => changed(`remove ${commentId}`),
    },
    accountStatistics: async () =>
      ok({
        metrics: [
          { metric: 'followers', period: 'now', value: 1204 },
          { metric: 'reach', period: 'day', value: null },
        ],
        demographics: [{ dimension: 'country', key: 'BE', value: 900 }],
      }),
    health: async () => script.health.shift() ?? ok(healthy),
  };
  return network;
}

const healthy: GrantHealth = {
  scopes: [],
  missingScopes: [],
  accessExpiresAt: null,
  dataAccessExpiresAt: null,
};

const tokens = {
  subject: 'owner',
  accessToken: 'access-canary-7f3a',
  accessExpiresAt: null,
  refreshToken: 'refresh-canary-91bc',
  refreshExpiresAt: null,
  scopes: [],
  service: null,
};
