import type { PublicationNotice } from '../../../../shared/contract/index.ts';
import type { Failure } from '../../../../shared/model/failure.ts';
import type { Away } from '../../../../shared/model/missed.ts';
import type { EvidenceCode, HeldReason } from '../../../../shared/model/publication.ts';
import type { Clock } from '../../clock.ts';
import type { ActiveState } from '../../domain/publication-states.ts';
import { signOf, spread } from '../../domain/circuit.ts';
import { decideRetry, maxChecks, nextCheckIn, nextTryOffline } from '../../domain/retry-policy.ts';
import type { CommitOutcome, VerifyOutcome } from '../../networks/network.ts';
import type { Ledger } from '../../store/repositories/ledger.ts';
import {
  failureJson,
  type PublicationPatch,
  type PublicationRow,
  type Publications,
} from '../../store/repositories/publications.ts';
import type { Store } from '../../store/store.ts';
import { frozenContent } from './frozen-content.ts';
import type { Circuits } from './circuits.ts';
import { createHeldThere } from './held-there.ts';
import type { Judgement, MissedTimes } from './missed-times.ts';
import type { OutcomeNotes } from './outcome-notes.ts';
import { stepOf } from './step-of.ts';

export interface OutcomeParts {
  readonly store: Store;
  readonly publications: Publications;
  readonly ledger: Ledger;
  readonly missedTimes: MissedTimes;
  readonly circuits: Circuits;
  readonly notes: OutcomeNotes;
  readonly clock: Clock;
  /** 0 to 1, for waits that must not end together. */
  chance(): number;
  /** Since when nothing can be reached (ms), else null. */
  offlineSince(): number | null;
}

/** What the steps of a publication come to, each written in one transaction with its place in the ledger and told afterwards. */
export interface Outcomes {
  /** A try before the commit failed, or the network certainly refused. */
  notPublished(row: PublicationRow, attemptId: number, failure: Failure): Promise<void>;
  /** The engine stopped in the middle of a preparation: it goes on from here later. */
  interrupted(row: PublicationRow, attemptId: number): Promise<void>;
  /** Not its time yet: looked at again at `at` (ms). */
  postponed(row: PublicationRow, attemptId: number, at: number): Promise<void>;
  committed(row: PublicationRow, attemptId: number, outcome: CommitOutcome): Promise<void>;
  verified(row: PublicationRow, attemptId: number, outcome: VerifyOutcome): Promise<void>;
  /** The owner put publishing on hold: it waits until that is lifted. */
  onHold(row: PublicationRow): Promise<void>;
  /** What held it is over, and kept it back since `from` (ms): it goes out at its time, or is judged when that has passed. */
  released(row: PublicationRow, because: Pick<Away, 'reason' | 'from'>): void;
  /** The time passed while nothing could be published, longer ago than its owner wants. */
  missed(row: PublicationRow, because: Away): Promise<void>;
  /** It missed its time and was moved to the next free slot; noted within the caller's transaction, told when `tell` is called after it. */
  movedOn(row: PublicationRow, because: Away): { tell(): void };
  /** The owner settles what nobody could tell. */
  decidedPublished(row: PublicationRow): void;
}

/** Writes outcomes to the store of an engine. */
export function createOutcomes(parts: OutcomeParts): Outcomes {
  const { store, publications, ledger, missedTimes, circuits, clock, offlineSince } = parts;
  const { record, tell } = parts.notes;

  /** A first comment waits from the moment its post is out; without a remote id there is nothing to comment on. */
  function firstComment(row: PublicationRow, remoteId: string | null): PublicationPatch {
    const frozen = row.frozen ?? publications.get(row.id)?.frozen ?? null;
    if (frozen === null || remoteId === null) return {};
    const { firstComment: text } = frozenContent.parse(JSON.parse(frozen)).options;
    if (text === null || text.trim() === '') return {};
    return { comment_state: 'waiting', comment_next_at: clock.now() };
  }

  function published(row: PublicationRow, remoteId: string | null, url: string | null): void {
    const now = clock.now();
    publications.move(row.id, row.state as 'committing' | 'verifying' | 'needs-owner', 'confirmed', {
      published_at: row.committed_at ?? now,
      remote_id: remoteId,
      url,
      next_at: null,
      failure: null,
      evidence: null,
      asked_back_at: null,
      ...firstComment(row, remoteId),
    });
    record(row, 'published', null, url);
  }

  /** A draft in the person's own inbox there: theirs to publish, and asked about meanwhile. */
  function leftToOwner(
    row: PublicationRow,
    { remoteId, url, recheckInMs }: Extract<VerifyOutcome, { kind: 'left-to-owner' }>,
  ): void {
    publications.move(row.id, 'verifying', 'left-in-inbox', {
      remote_id: remoteId,
      url,
      next_at: recheckInMs === null ? null : clock.now() + recheckInMs,
      evidence: 'waits-in-inbox',
      failure: null,
      checks: 0,
    });
    record(row, 'left-in-inbox', null, url);
  }

  /** What waits for the owner is settled by proof that it is out, and by nothing else that the network says. */
  async function askedMeanwhile(
    row: PublicationRow,
    attemptId: number,
    outcome: VerifyOutcome,
  ): Promise<void> {
    const told = await store.together(() => {
      // The owner may have decided while the network was asked.
      if (publications.get(row.id)?.state !== 'needs-owner') return false;
      if (outcome.kind === 'published') {
        ledger.step(attemptId, clock.now(), 'published');
        published(row, outcome.remoteId, outcome.url);
        return true;
      }
      if (outcome.kind === 'left-to-owner') {
        const { recheckInMs } = outcome;
        publications.patch(row.id, { next_at: recheckInMs === null ? null : clock.now() + recheckInMs });
      }
      return false;
    });
    if (told) tell(row, 'published', null);
  }

  function needsOwner(row: PublicationRow, evidence: EvidenceCode): void {
    publications.move(row.id, 'verifying', 'undecided', { next_at: null, evidence });
    record(row, 'publication-unknown', null);
  }

  const heldThere = createHeldThere({ publications, record, needsOwner, clock });

  /** What reached nobody was no try: it goes out when the connection is back, unless its time has passed too long ago by then. */
  function waitForConnection(row: PublicationRow, failure: Failure): PublicationNotice['kind'] | null {
    const late = clock.now() - row.due_at;
    publications.move(row.id, row.state as ActiveState, 'offline', {
      failure: failureJson(failure),
      committed_at: null,
      checks: 0,
      next_at: clock.now() + nextTryOffline(late),
    });
    return afterJudgement(row, missedTimes.judgeOffline(row, offlineSince()));
  }

  /** One that waits in the schedule again was judged by how late it is. */
  function afterJudgement(row: PublicationRow, judgement: Judgement): PublicationNotice['kind'] | null {
    switch (judgement.kind) {
      case 'go':
        return null;
      case 'ask':
        noteMissed(row, judgement.because);
        return 'missed';
      case 'next-slot':
        // The schedule moves it at its next look.
        publications.patch(row.id, { kept_back: JSON.stringify(judgement.because), next_at: clock.now() });
        return null;
    }
  }

  /** A network that answers nobody says nothing about this one: no try is counted, and how late it may go is for its owner to say. */
  function waitForNetwork(
    row: PublicationRow,
    failure: Failure,
    outage: Pick<Away, 'reason' | 'from'>,
  ): PublicationNotice['kind'] | null {
    const now = clock.now();
    publications.move(row.id, row.state as ActiveState, 'failed-for-now', {
      failure: failureJson(failure),
      committed_at: null,
      checks: 0,
      next_at: now + spread(nextTryOffline(now - row.due_at), parts.chance()),
    });
    return afterJudgement(row, missedTimes.judgeOutage(row, outage));
  }

  /** Its network holds no more: it goes out from here at its time, and nothing of it has failed. */
  function publishHere(row: PublicationRow, failure: Failure): null {
    publications.move(row.id, row.state as ActiveState, 'failed-for-now', {
      failure: failureJson(failure),
      committed_at: null,
      checks: 0,
      next_at: row.due_at,
    });
    return null;
  }

  function keepBack(row: PublicationRow): boolean {
    const moved = publications.move(row.id, row.state as ActiveState | 'scheduled', 'put-on-hold', {
      next_at: null,
      held_reason: 'on-hold' satisfies HeldReason,
      committed_at: null,
      checks: 0,
    });
    if (!moved) return false;
    record(row, 'publication-held', null);
    return true;
  }

  function noteMissed(row: PublicationRow, because: Away): void {
    publications.move(row.id, 'scheduled', 'too-late', {
      next_at: null,
      kept_back: JSON.stringify(because),
    });
    record(row, 'publication-missed', null);
  }

  /** What follows from a certain "not published": again later, held for sign-in, or failed. */
  function settleRefusal(row: PublicationRow, failure: Failure): PublicationNotice['kind'] | null {
    if (failure.code === 'network-unreachable') return waitForConnection(row, failure);
    if (failure.code === 'on-hold') return keepBack(row) ? 'on-hold' : null;
    if (failure.code === 'holds-no-more') return publishHere(row, failure);
    const outage = signOf(failure) === 'trouble' ? circuits.outage(row.account_id) : undefined;
    if (outage !== undefined) return waitForNetwork(row, failure, outage);
    const now = clock.now();
    const state = row.state as ActiveState;
    const tries = row.tries + 1;
    const decision = decideRetry(failure, tries, parts.chance());
    const common = { tries, failure: failureJson(failure), committed_at: null, checks: 0 };
    switch (decision.kind) {
      case 'again':
        publications.move(row.id, state, 'failed-for-now', { ...common, next_at: now + decision.inMs });
        return null;
      case 'hold':
        publications.move(row.id, state, 'account-lost', {
          ...common,
          next_at: null,
          held_reason: decision.reason,
        });
        record(row, 'publication-held', failure);
        // Access that was taken back is told of by itself, for all that it concerns.
        return decision.reason === 'account-signed-out' ? 'signed-out' : null;
      case 'give-up':
        publications.move(row.id, state, 'refused', { ...common, next_at: null });
        record(row, 'publication-failed', failure);
        return 'failed';
    }
  }

  return {
    async notPublished(row, attemptId, failure) {
      const notice = await store.together(() => {
        ledger.step(attemptId, clock.now(), 'failed', failure);
        return settleRefusal(row, failure);
      });
      tell(row, notice, failure);
    },

    async interrupted(row, attemptId) {
      await store.together(() => {
        ledger.step(attemptId, clock.now(), 'interrupted');
        publications.move(row.id, 'preparing', 'interrupted', { next_at: clock.now() });
      });
      tell(row, null, null);
    },

    async postponed(row, attemptId, at) {
      await store.together(() => {
        ledger.step(attemptId, clock.now(), 'interrupted');
        publications.move(row.id, 'preparing', 'not-yet', { next_at: at });
      });
      tell(row, null, null);
    },

    async committed(row, attemptId, outcome) {
      const now = clock.now();
      const failure = 'failure' in outcome ? outcome.failure : null;
      const notice = await store.together((): PublicationNotice['kind'] | null => {
        ledger.step(attemptId, now, outcome.kind, failure);
        switch (outcome.kind) {
          case 'published':
            published(row, outcome.remoteId, outcome.url);
            return 'published';
          case 'handed-over':
            heldThere.taken(row, outcome.remoteId, row.due_at);
            return null;
          case 'accepted':
            publications.move(row.id, 'committing', 'accepted', { next_at: now + 1000, failure: null });
            return null;
          case 'unknown':
            publications.move(row.id, 'committing', 'reply-lost', {
              next_at: now + nextCheckIn(0),
              failure: failureJson(outcome.failure),
            });
            return null;
          case 'rejected':
            return settleRefusal(row, outcome.failure);
        }
      });
      tell(row, notice, failure);
    },

    async verified(row, attemptId, outcome) {
      if (row.state === 'needs-owner') return askedMeanwhile(row, attemptId, outcome);
      const now = clock.now();
      const failure = 'failure' in outcome ? outcome.failure : null;
      const notice = await store.together((): PublicationNotice['kind'] | null => {
        ledger.step(attemptId, now, stepOf(outcome), failure);
        switch (outcome.kind) {
          case 'published':
            published(row, outcome.remoteId, outcome.url);
            return 'published';
          case 'handed-over':
            return heldThere.found(row, outcome.remoteId, outcome.at);
          case 'left-to-owner':
            leftToOwner(row, outcome);
            return 'left-in-inbox';
          case 'absent':
            if (row.remote_id !== null) return heldThere.gone(row);
            return settleRefusal(row, { class: 'retry', code: 'reply-lost' });
          case 'pending':
            publications.patch(row.id, { next_at: now + outcome.recheckInMs });
            return null;
          case 'rejected':
            return settleRefusal(row, outcome.failure);
          case 'undecidable':
            needsOwner(row, outcome.evidence);
            return 'needs-owner';
          case 'unanswered': {
            if (outcome.failure.code === 'on-hold') {
              publications.patch(row.id, { next_at: now + nextCheckIn(row.checks) });
              return null;
            }
            const checks = row.checks + 1;
            if (outcome.failure.class === 'reauth') {
              needsOwner(row, 'account-signed-out');
              return 'needs-owner';
            }
            if (checks >= maxChecks) {
              needsOwner(row, 'still-unknown-after-checks');
              return 'needs-owner';
            }
            publications.patch(row.id, {
              checks,
              next_at: now + (outcome.failure.retryAfterMs ?? nextCheckIn(checks)),
            });
            return null;
          }
        }
      });
      tell(row, notice, failure);
    },

    async onHold(row) {
      if (await store.together(() => keepBack(row))) tell(row, 'on-hold', null);
    },

    released(row, because) {
      const now = clock.now();
      publications.move(row.id, 'held', 'released', {
        held_reason: null,
        next_at: row.due_at,
        kept_back: row.due_at < now ? JSON.stringify({ ...because, to: now } satisfies Away) : null,
      });
      tell(row, null, null);
    },

    async missed(row, because) {
      await store.together(() => noteMissed(row, because));
      tell(row, 'missed', null, because);
    },

    movedOn(row, because) {
      record(row, 'publication-moved-on', null);
      return { tell: () => tell(row, 'moved-on', null, because) };
    },

    decidedPublished(row) {
      store.transaction(() => published(row, row.remote_id, row.url));
      tell(row, null, null);
    },
  };
}
