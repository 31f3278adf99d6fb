import * as z from 'zod';
import type { Failure } from '../../../../shared/model/failure.ts';
import type { NetworkId } from '../../../../shared/model/network.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import { type ContentType, contentTypeOf } from '../../../../shared/model/content-type.ts';
import type { Clock } from '../../clock.ts';
import { decideHandOver, type HandOverDecision } from '../../domain/hand-over.ts';
import type { Events } from '../../events.ts';
import type { JsonValue, MediaHandover, Network, Progress, PublishJob } from '../../networks/network.ts';
import type { AccountRow, Accounts } from '../../store/repositories/accounts.ts';
import type { Budgets } from '../../store/repositories/budgets.ts';
import type { Ledger } from '../../store/repositories/ledger.ts';
import type { Posts } from '../../store/repositories/posts.ts';
import type { PublicationRow, Publications } from '../../store/repositories/publications.ts';
import { witnessOf } from '../../http/answer-evidence.ts';
import type { Disk } from '../../store/disk.ts';
import type { Store } from '../../store/store.ts';
import type { NetworkLines } from '../accounts/network-lines.ts';
import type { RefusedSignIns } from '../accounts/refused-sign-ins.ts';
import type { AccountFacts } from '../accounts/account-facts.ts';
import { accountLimits } from '../accounts/own-limits.ts';
import type { Renditions } from '../media/renditions.ts';
import { fingerprint, freeze, frozenContent, loadContent } from './frozen-content.ts';
import type { Circuits } from './circuits.ts';
import type { Outcomes } from './outcomes.ts';

export interface PublisherParts {
  readonly store: Store;
  readonly disk: Disk;
  readonly publications: Publications;
  readonly ledger: Ledger;
  readonly accounts: Accounts;
  readonly posts: Posts;
  readonly lines: NetworkLines;
  readonly refusals: RefusedSignIns;
  readonly facts: AccountFacts;
  readonly renditions: Renditions;
  readonly handover: MediaHandover;
  readonly outcomes: Outcomes;
  readonly circuits: Circuits;
  readonly budgets: Budgets;
  readonly clock: Clock;
  readonly events: Events;
}

/** Takes one claimed publication through its life. */
export interface Publisher {
  /** From `preparing` to whatever comes of it, in the attempt that its claim opened. */
  publish(row: PublicationRow, attemptId: number, signal: AbortSignal): Promise<void>;
  /** Asks the network about one in `verifying`. */
  verify(row: PublicationRow, signal: AbortSignal): Promise<void>;
  /** Share of the preparation done, for publications at work right now. */
  progressOf(publicationId: string): number | null;
}

interface OpenJob {
  /** What it sends, as the ledger keeps it. */
  readonly frozen: string;
  readonly network: Network;
  readonly account: AccountRow;
  readonly job: PublishJob;
  readonly decision: HandOverDecision;
}

const savedProgress = z.record(z.string(), z.json());
const contentGone: Failure = { class: 'fix', code: 'media-missing' };
const accountGone: Failure = { class: 'reauth', code: 'account-disconnected' };

/** Creates the publisher of an engine. */
export function createPublisher(parts: PublisherParts): Publisher {
  const { store, publications, ledger, accounts, posts, lines, refusals, renditions, handover, outcomes } =
    parts;
  const { facts, budgets, circuits, clock, disk, events } = parts;
  const shares = new Map<string, number>();

  function readProgress(text: string): Progress {
    return savedProgress.parse(JSON.parse(text));
  }

  /** The frozen content of a publication; what is to be frozen when this is its first try. */
  function frozenOf(row: PublicationRow): string | undefined {
    if (row.frozen !== null) return row.frozen;
    const post = posts.get(row.post_id);
    const content = post === undefined ? undefined : freeze(posts.draft(post), row.account_id);
    return content === undefined ? undefined : JSON.stringify(content);
  }

  async function open(
    row: PublicationRow,
    attemptId: number,
    signal: AbortSignal,
  ): Promise<Outcome<OpenJob, Failure>> {
    const account = accounts.get(row.account_id);
    if (account === undefined) return fail(accountGone);
    const reached = await lines.forAccount(account, 'publishing');
    if (!reached.ok) return reached;
    const { network, line, account: acting } = reached.value;
    const secrets = [acting.token, acting.binding ?? '', line.client.clientSecret];
    const witness = witnessOf(line.calls, () => clock.now(), secrets);
    ledger.listen(attemptId, witness.evidence);
    const frozen = frozenOf(row);
    if (frozen === undefined) return fail(contentGone);
    const parsed = frozenContent.parse(JSON.parse(frozen));
    const type = contentTypeOf({
      options: parsed.options,
      kinds: renditions.kindsOf(parsed.media.map(({ assetId }) => assetId)),
    });
    const decision = handOverOf(row, network, type, parsed.options.handOver);
    const content = await loadContent(
      account.network as NetworkId,
      type,
      parsed,
      renditions,
      decision.kind === 'hand-over' ? row.due_at : null,
      accountLimits(account),
    );
    if (!content.ok) return content;
    const job: PublishJob = {
      ...line,
      calls: witness.calls,
      account: acting,
      content: content.value,
      handover,
      signal,
      committedAt: row.committed_at,
      progress: readProgress(row.progress),
      save: (progress: Progress) =>
        store.together(() =>
          publications.patch(row.id, { progress: JSON.stringify(progress satisfies JsonValue) }),
        ),
      report(share) {
        const told = shares.get(row.id);
        // Connectors report with every piece of a stream; the owner sees whole percents.
        if (told !== undefined && share < 1 && share - told < 0.01) return;
        shares.set(row.id, share);
        events.changes.emit({ topics: ['posts'], postId: row.post_id });
      },
      wait: (milliseconds) => clock.wait(milliseconds, signal),
    };
    return ok({ frozen, network, account, job, decision });
  }

  /** Decided by the time of the commit where there was one: a verification asks for what was sent. */
  function handOverOf(
    row: PublicationRow,
    network: Network,
    type: ContentType,
    wanted: boolean,
  ): HandOverDecision {
    if (!wanted) return { kind: 'publish-here' };
    // The network has it, at whatever time it was moved to since.
    if (row.remote_id !== null) return { kind: 'hand-over' };
    return decideHandOver(network.handOver?.window(type), row.due_at, row.committed_at ?? clock.now());
  }

  /** A refused token is renewed once; when that fails too, the owner has to sign in again. */
  async function answerReauth(account: AccountRow, failure: Failure): Promise<Failure> {
    return (await refusals.ofCall(account, failure)) ?? { ...failure, class: 'retry', retryAfterMs: 0 };
  }

  function refuseLine(row: PublicationRow, failure: Failure): void {
    const account = accounts.get(row.account_id);
    if (account === undefined) return;
    refusals.ofLine(account, failure);
    circuits.note(account, row.id, failure);
  }

  async function attempt(row: PublicationRow, attemptId: number, signal: AbortSignal): Promise<void> {
    const opened = await open(row, attemptId, signal);
    if (!opened.ok) {
      refuseLine(row, opened.failure);
      return outcomes.notPublished(row, attemptId, opened.failure);
    }
    const { frozen, network, account, job, decision } = opened.value;
    const rest = budgets.restUntil(account);
    if (rest !== null) {
      const retryAfterMs = rest - clock.now();
      return outcomes.notPublished(row, attemptId, { class: 'rate', code: 'rate-limited', retryAfterMs });
    }
    if (decision.kind === 'wait') return outcomes.postponed(row, attemptId, decision.until);
    // A hand-over that came too late for the network goes out at its own time, not before.
    const isEarly = (): boolean => decision.kind === 'publish-here' && row.due_at > clock.now();
    if (isEarly()) return outcomes.postponed(row, attemptId, row.due_at);
    await store.together(() => {
      if (row.frozen === null) publications.patch(row.id, { frozen, fingerprint: fingerprint(frozen) });
      ledger.step(attemptId, clock.now(), 'prepare');
    });
    const prepared = await network.prepare(job);
    if (signal.aborted) return outcomes.interrupted(row, attemptId);
    if (!prepared.ok) {
      circuits.note(account, row.id, prepared.failure);
      await outcomes.notPublished(row, attemptId, await answerReauth(account, prepared.failure));
      return learn(opened.value, prepared.failure);
    }

    // The clock may have been set back during the upload.
    if (isEarly()) return outcomes.postponed(row, attemptId, row.due_at);

    // From here on the network may publish: the intent is durable before the call is made.
    const committedAt = clock.now();
    const entered = await store.together(() => {
      ledger.step(attemptId, committedAt, 'prepared');
      const moved = publications.move(row.id, 'preparing', 'prepared', {
        progress: JSON.stringify(prepared.value),
        committed_at: committedAt,
      });
      if (moved) ledger.step(attemptId, committedAt, 'commit');
      return moved;
    });
    if (!entered) return;
    events.changes.emit({ topics: ['posts'], postId: row.post_id });
    // Once sent it is let to its end, also while the engine stops: only the reply tells how it went.
    const uninterrupted = new AbortController().signal;
    const outcome = await network.commit({
      ...job,
      signal: uninterrupted,
      progress: prepared.value,
      committedAt,
    });
    circuits.note(account, row.id, 'failure' in outcome ? outcome.failure : 'answered');
    await oncePossible(signal, async () => {
      const refused = outcome.kind === 'rejected' ? await answerReauth(account, outcome.failure) : null;
      await outcomes.committed(
        { ...row, frozen, state: 'committing', committed_at: committedAt },
        attemptId,
        refused === null ? outcome : { kind: 'rejected', failure: refused },
      );
    });
    if (outcome.kind === 'rejected') await learn(opened.value, outcome.failure);
  }

  /** Content that passed the checks was refused: what the network takes may have changed since it was read. */
  async function learn({ network, account, job }: OpenJob, failure: Failure): Promise<void> {
    if (failure.class === 'fix') await facts.refresh(account, { network, line: job, account: job.account });
  }

  /** What the network answered is kept until the disk takes it; an engine that ends before leaves `committing`, to be verified. */
  async function oncePossible(signal: AbortSignal, write: () => Promise<void>): Promise<void> {
    for (;;) {
      try {
        return await write();
      } catch (error) {
        if (signal.aborted || !disk.note(error)) throw error;
        await disk.whenBack(signal);
      }
    }
  }

  async function askOnce(row: PublicationRow, attemptId: number, signal: AbortSignal): Promise<void> {
    const opened = await open(row, attemptId, signal);
    if (!opened.ok) {
      refuseLine(row, opened.failure);
      return outcomes.verified(row, attemptId, { kind: 'unanswered', failure: opened.failure });
    }
    const { network, account, job } = opened.value;
    const outcome = await network.verify(job);
    if (signal.aborted && outcome.kind === 'unanswered') {
      publications.patch(row.id, { next_at: clock.now() });
      return;
    }
    circuits.note(account, row.id, 'failure' in outcome ? outcome.failure : 'answered');
    if (outcome.kind === 'unanswered') {
      const failure = await answerReauth(account, outcome.failure);
      return outcomes.verified(row, attemptId, { kind: 'unanswered', failure });
    }
    return outcomes.verified(row, attemptId, outcome);
  }

  return {
    async publish(row, attemptId, signal) {
      try {
        await attempt(row, attemptId, signal);
      } finally {
        shares.delete(row.id);
        ledger.listen(attemptId, null);
      }
    },

    async verify(row, signal) {
      const attemptId = ledger.current(row.id, clock.now());
      try {
        await askOnce(row, attemptId, signal);
      } finally {
        ledger.listen(attemptId, null);
      }
    },

    progressOf: (publicationId) => shares.get(publicationId) ?? null,
  };
}
