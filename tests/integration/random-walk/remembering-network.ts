import type { Clock } from '../../../main/engine/clock.ts';
import type { ChangeOutcome, HandOver } from '../../../main/engine/networks/after-publishing.ts';
import type {
  CommitOutcome,
  Network,
  PublishJob,
  VerifyOutcome,
} from '../../../main/engine/networks/network.ts';
import type { Failure } from '../../../shared/model/failure.ts';
import type { NetworkId } from '../../../shared/model/network.ts';
import { fail, ok } from '../../../shared/outcome.ts';
import { createScriptedNetwork } from '../../scripted-network.ts';

/** What becomes of a call; `well` is what is not said otherwise. */
export const commitFates = [
  'well',
  'reply-lost',
  'request-lost',
  'unavailable',
  'unreachable',
  'refused',
  'signed-out',
  'rate-limited',
  'slow',
  'slow-and-fails',
  'hangs-and-lands',
  'hangs-and-is-lost',
] as const;
export type CommitFate = (typeof commitFates)[number];

export const prepareFates = ['well', 'unavailable', 'unreachable', 'refused', 'hangs-and-lands'] as const;
export type PrepareFate = (typeof prepareFates)[number];

export const verifyFates = ['well', 'unavailable', 'unreachable'] as const;
export type VerifyFate = (typeof verifyFates)[number];

export const changeFates = ['well', 'reply-lost', 'request-lost'] as const;
export type ChangeFate = (typeof changeFates)[number];

/** What the network has of a publication: for all to see from `publicAt` on (ms), unless it failed before. */
export interface Holding {
  readonly id: string;
  /** First word of its text: every post of a walk has its own. */
  readonly key: string;
  publicAt: number;
  readonly held: boolean;
  readonly fails: boolean;
}

/** A network that remembers what was sent to it, whatever it answered. */
export interface RememberingNetwork extends Network {
  readonly handOver: HandOver;
  readonly holdings: Holding[];
  /** Rules that were broken, in words. */
  readonly broken: string[];
  readonly fates: {
    readonly prepare: PrepareFate[];
    readonly commit: CommitFate[];
    readonly verify: VerifyFate[];
    readonly change: ChangeFate[];
  };
  /** Publications that hang right now. */
  readonly hanging: number;
  /** What hangs goes on. */
  release(): void;
  /** The engine has died: nobody waits for what hangs. */
  forget(): void;
  /** The owner has looked, and takes it on themselves that a publication whose outcome nobody knew is sent once more. */
  allowAgain(key: string): void;
}

/** What a network can do, and who is told before it publishes. */
export interface Nature {
  /** Whether it can tell what it has; one that cannot leaves the owner to decide. */
  readonly canTell: boolean;
  readonly canHold: boolean;
  onCommit(key: string, job: PublishJob): void;
}

const failures = {
  unavailable: { class: 'retry', code: 'network-unavailable', networkCode: '503' },
  unreachable: { class: 'retry', code: 'network-unreachable' },
  refused: { class: 'fix', code: 'content-refused', networkCode: '422' },
  'signed-out': { class: 'reauth', code: 'signed-out', networkCode: '401' },
  'rate-limited': { class: 'rate', code: 'rate-limited', networkCode: '429', retryAfterMs: 90_000 },
  lost: { class: 'verify', code: 'reply-lost' },
  'slow-and-fails': { class: 'retry', code: 'media-processing-failed', networkCode: 'ERROR' },
} as const satisfies Record<string, Failure>;

const processing = 3 * 60_000;

/** The word by which a walk knows its posts. */
export const keyOf = (text: string): string => text.split(' ')[0] ?? '';

/** Creates the network; `clock` is the world's, not the engine's. */
export function createRememberingNetwork(
  id: NetworkId,
  clock: Clock,
  { canTell, canHold, onCommit }: Nature,
): RememberingNetwork {
  const holdings: Holding[] = [];
  const broken: string[] = [];
  const fates: RememberingNetwork['fates'] = { prepare: [], commit: [], verify: [], change: [] };
  /** Commits whose outcome nobody knew, and of which nobody has proven since that they came to nothing. */
  const unproven = new Set<string>();
  let waiting: (() => void)[] = [];
  let made = 0;

  function hold(key: string, publicAt: number, held: boolean, fails = false): Holding {
    made += 1;
    const holding: Holding = { id: `${id}-${made}`, key, publicAt, held, fails };
    holdings.push(holding);
    return holding;
  }

  const of = (key: string): Holding | undefined => holdings.find((one) => one.key === key);
  const drop = (holding: Holding): void => void holdings.splice(holdings.indexOf(holding), 1);
  const hang = (): Promise<void> => new Promise((resolve) => waiting.push(resolve));
  const lost = (key: string): CommitOutcome => {
    unproven.add(key);
    return { kind: 'unknown', failure: failures.lost };
  };

  async function commit(job: PublishJob): Promise<CommitOutcome> {
    const key = keyOf(job.content.text);
    onCommit(key, job);
    if (unproven.has(key)) broken.push(`${key} was committed again without proof that it is not at ${id}`);
    if (of(key) !== undefined) broken.push(`${key} was committed though ${id} has it`);
    const { handOverAt } = job.content;
    const take = (): Holding => hold(key, handOverAt ?? clock.now(), handOverAt !== null);
    const taken = ({ id: remoteId }: Holding): CommitOutcome =>
      handOverAt === null ? { kind: 'published', remoteId, url: null } : { kind: 'handed-over', remoteId };
    const fate = fates.commit.shift() ?? 'well';
    switch (fate) {
      case 'well':
        return taken(take());
      case 'reply-lost':
        take();
        return lost(key);
      case 'request-lost':
        return lost(key);
      case 'slow':
      case 'slow-and-fails':
        if (handOverAt !== null) return taken(take());
        hold(key, clock.now() + processing, false, fate === 'slow-and-fails');
        return { kind: 'accepted' };
      case 'hangs-and-lands': {
        const holding = take();
        unproven.add(key);
        await hang();
        unproven.delete(key);
        return taken(holding);
      }
      case 'hangs-and-is-lost':
        unproven.add(key);
        await hang();
        return lost(key);
      default:
        return { kind: 'rejected', failure: failures[fate] };
    }
  }

  function tell(key: string): VerifyOutcome {
    if (!canTell) return { kind: 'undecidable', evidence: 'network-cannot-list' };
    const holding = of(key);
    unproven.delete(key);
    if (holding === undefined) return { kind: 'absent' };
    const wait = holding.publicAt - clock.now();
    if (holding.held && wait > 0) return { kind: 'handed-over', remoteId: holding.id, at: holding.publicAt };
    if (wait > 0) return { kind: 'pending', recheckInMs: Math.min(wait, 60_000) };
    if (holding.fails) {
      drop(holding);
      return { kind: 'rejected', failure: failures['slow-and-fails'] };
    }
    return { kind: 'published', remoteId: holding.id, url: null };
  }

  function change(remoteId: string, make: (holding: Holding) => void): ChangeOutcome {
    const fate = fates.change.shift() ?? 'well';
    if (fate === 'request-lost') return { kind: 'unknown', failure: failures.lost };
    const holding = holdings.find((one) => one.id === remoteId);
    if (holding === undefined || holding.publicAt <= clock.now()) return { kind: 'gone' };
    make(holding);
    return fate === 'reply-lost' ? { kind: 'unknown', failure: failures.lost } : { kind: 'done' };
  }

  const { edit: _edit, delete: _delete, comments: _comments, ...plain } = createScriptedNetwork(id);
  return {
    ...plain,
    holdings,
    broken,
    fates,
    get hanging() {
      return waiting.length;
    },
    release() {
      const ended = waiting;
      waiting = [];
      for (const end of ended) end();
    },
    forget() {
      waiting = [];
    },
    allowAgain(key) {
      unproven.delete(key);
      const failed = holdings.find((one) => one.key === key && one.fails);
      if (failed !== undefined) drop(failed);
    },
    async prepare() {
      const fate = fates.prepare.shift() ?? 'well';
      if (fate === 'hangs-and-lands') await hang();
      return fate === 'well' || fate === 'hangs-and-lands' ? ok({ prepared: true }) : fail(failures[fate]);
    },
    commit,
    async verify(job) {
      const fate = fates.verify.shift() ?? 'well';
      return fate === 'well'
        ? tell(keyOf(job.content.text))
        : { kind: 'unanswered', failure: failures[fate] };
    },
    handOver: {
      window: () => (canHold ? { leastMs: 10 * 60_000, mostMs: 30 * 86_400_000 } : undefined),
      move: async (_line, _account, remoteId, at) =>
        change(remoteId, (holding) => {
          holding.publicAt = at;
        }),
      cancel: async (_line, _account, remoteId) => change(remoteId, drop),
    },
  };
}
