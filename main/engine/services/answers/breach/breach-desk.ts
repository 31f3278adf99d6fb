import {
  type Breach,
  type BreachAnswers,
  type BreachDecision,
  type BreachLine,
  type BreachMeasure,
  type BreachSignal,
  type BreachStep,
  type BreachStepKind,
  breach,
  breachAnswers,
  breachLine,
  type HeldRecords,
  type NoticeKind,
} from '../../../../../shared/model/breach.ts';
import type { Locale } from '../../../../../shared/model/settings.ts';
import { clockEnds, clockReminderAt } from '../../../domain/breach-clock.ts';
import { recommend } from '../../../domain/breach-risk.ts';
import { ExpectedError } from '../../../expected-error.ts';
import type { Accounts } from '../../../store/repositories/accounts.ts';
import type { BreachRow, BreachStore } from '../../../store/repositories/breaches.ts';
import type { Connections } from '../../accounts/connections.ts';
import type { Restrictions } from '../../privacy/restrictions.ts';
import type { AnswerParts } from '../parts.ts';
import { heldRecords } from './held-records.ts';

export interface BreachParts extends AnswerParts {
  readonly breaches: BreachStore;
  readonly accounts: Accounts;
  readonly connections: Connections;
  restrictions(): Restrictions;
}

/** What came of a measure: how many times it was done, and how many are left to the owner. */
export interface Measured {
  readonly done: number;
  readonly left: number;
}

/**
 * The assistant for a breach and the record of it: the 72-hour clock, the recommendation, the notices, and everything that was done and
 * decided, kept for good (GDPR Art. 33 and 34). Keeps D22.
 */
export interface BreachDesk {
  overview(): { readonly signals: BreachSignal[]; readonly breaches: BreachLine[] };
  dismiss(signalId: number, reason: string): void;
  open(signalIds: readonly number[], knownAt: number): Breach;
  get(id: number): Breach;
  held(): HeldRecords;
  save(id: number, answers: BreachAnswers): Breach;
  setKnownAt(id: number, knownAt: number): Breach;
  measure(id: number, measure: BreachMeasure): Promise<Measured>;
  decide(id: number, decision: BreachDecision, reason: string): Breach;
  draft(id: number, notice: NoticeKind, locale: Locale): Promise<string>;
  keepNotice(id: number, notice: NoticeKind, text: string): void;
  told(id: number, notice: NoticeKind, at: number): Breach;
  record(id: number, locale: Locale): Promise<string>;
  close(id: number, conclusion: string): Breach;
  /** Reminds of the clocks that run; each reminder once. */
  work(): void;
}

/** Changes of the description within this time (ms) are one line of the record. */
const oneSitting = 10 * 60_000;

/** What nobody has said yet. */
const noAnswers: BreachAnswers = {
  happened: '',
  nature: [],
  since: null,
  data: [],
  who: '',
  persons: null,
  records: null,
  risk: {},
  consequences: '',
  measures: '',
  contact: '',
  lateBecause: '',
};

/** Creates the desk of an engine. */
export function createBreachDesk(parts: BreachParts): BreachDesk {
  const { store, audit, clock, events, breaches, accounts, connections } = parts;

  function required(id: number): BreachRow {
    const row = breaches.get(id);
    if (row === undefined) throw new ExpectedError('not-found');
    return row;
  }

  /** A record that is closed stays as it is. */
  function open(id: number): BreachRow {
    const row = required(id);
    if (row.closed_at !== null) throw new ExpectedError('not-in-this-state');
    return row;
  }

  const read = (id: number): Breach => breachOf(required(id), breaches);

  /** Writes what was done and the line that tells of it, both or neither. */
  function step(id: number, kind: BreachStepKind, detail: BreachStep['detail'], write: () => void): Breach {
    store.transaction(() => {
      write();
      breaches.addStep(id, clock.now(), kind, detail);
      // What, never what was said of it: the record itself holds that.
      if (kind !== 'answered' && kind !== 'notice-drafted') {
        audit.add('breach', 'owner', null, { step: kind, breach: id });
      }
    });
    events.changes.emit({ topics: ['privacy'] });
    return read(id);
  }

  function mustBePast(at: number): void {
    if (at > clock.now()) throw new ExpectedError('time-invalid');
  }

  /** Takes the access back of every account that has one; what a network did not take back is gone here all the same. */
  async function disconnectAll(): Promise<Measured> {
    let done = 0;
    let left = 0;
    for (const account of accounts.all().filter(({ status }) => status !== 'disconnected')) {
      const { revoked } = await connections.disconnect(account.id);
      done += 1;
      if (!revoked) left += 1;
    }
    return { done, left };
  }

  async function doMeasure(measure: BreachMeasure): Promise<Measured> {
    switch (measure) {
      case 'disconnect-all':
        return disconnectAll();
      case 'hold-all':
        return { done: 1, left: (await parts.restrictions().set({ kind: 'whole' })).stillHeldThere };
      case 'lock':
        return { done: 1, left: 0 };
    }
  }

  return {
    overview: () => ({
      signals: [...breaches.signals(100)],
      breaches: breaches.all().map(lineOf),
    }),
    dismiss(signalId, reason) {
      const signal = breaches.signal(signalId);
      if (signal === undefined) throw new ExpectedError('not-found');
      if (signal.decidedAt !== null) throw new ExpectedError('not-in-this-state');
      store.transaction(() => {
        breaches.dismiss(signalId, clock.now(), reason);
        audit.add('breach', 'owner', null, { step: 'dismissed', signal: signal.kind });
      });
      events.changes.emit({ topics: ['privacy'] });
    },
    open(signalIds, knownAt) {
      mustBePast(knownAt);
      const id = store.transaction(() => {
        const added = breaches.add(clock.now(), knownAt, noAnswers);
        for (const signalId of signalIds) {
          const signal = breaches.signal(signalId);
          if (signal === undefined) throw new ExpectedError('not-found');
          if (signal.decidedAt !== null) throw new ExpectedError('not-in-this-state');
          breaches.attach(signalId, added, clock.now());
        }
        return added;
      });
      return step(id, 'opened', { knownAt, signals: signalIds.length }, () => undefined);
    },
    get: read,
    held: () => heldRecords(store, accounts),
    save(id, answers) {
      const before = breachAnswers.parse(JSON.parse(open(id).answers));
      if (JSON.stringify(before) === JSON.stringify(answers)) return read(id);
      const write = (): void => breaches.patch(id, { answers: JSON.stringify(answers) });
      const last = breaches.steps(id).at(-1);
      // The page saves while the owner writes: one line tells of one sitting.
      if (last?.step !== 'answered' || clock.now() - last.at > oneSitting)
        return step(id, 'answered', {}, write);
      write();
      events.changes.emit({ topics: ['privacy'] });
      return read(id);
    },
    setKnownAt(id, knownAt) {
      mustBePast(knownAt);
      const { known_at: before } = open(id);
      if (before === knownAt) return read(id);
      return step(id, 'known-at-changed', { before, after: knownAt }, () =>
        breaches.patch(id, { known_at: knownAt, reminded: null }),
      );
    },
    async measure(id, measure) {
      open(id);
      const measured = await doMeasure(measure);
      step(id, 'measure', { measure, ...measured }, () => undefined);
      return measured;
    },
    decide(id, decision, reason) {
      const advised = breachOf(open(id), breaches).recommendation?.decision ?? null;
      return step(id, 'decided', { decision, advised }, () =>
        breaches.patch(id, { decision, decision_reason: reason }),
      );
    },
    async draft(id, notice, locale) {
      const { writeNotice } = await import('./write-breach.ts');
      return writeNotice({ notice, locale, breach: read(id), owner: parts.ownerProfile(), now: clock.now() });
    },
    keepNotice(id, notice, text) {
      open(id);
      step(id, 'notice-drafted', { notice }, () =>
        breaches.patch(id, notice === 'authority' ? { authority_notice: text } : { persons_notice: text }),
      );
    },
    told(id, notice, at) {
      mustBePast(at);
      open(id);
      return step(id, notice === 'authority' ? 'authority-told' : 'persons-told', { toldAt: at }, () =>
        breaches.patch(id, notice === 'authority' ? { authority_told_at: at } : { persons_told_at: at }),
      );
    },
    async record(id, locale) {
      required(id);
      const whole = step(id, 'exported', {}, () => undefined);
      const { writeRecord } = await import('./write-breach.ts');
      return writeRecord({ locale, breach: whole, now: clock.now() });
    },
    close(id, conclusion) {
      // Nothing is closed before somebody decided who is to be told, and told them.
      const { decision, authorityToldAt, personsToldAt } = breachOf(open(id), breaches);
      const isDone =
        decision === 'nobody' ||
        (decision !== null &&
          authorityToldAt !== null &&
          (decision === 'authority' || personsToldAt !== null));
      if (!isDone) throw new ExpectedError('not-in-this-state');
      return step(id, 'closed', {}, () => breaches.patch(id, { conclusion, closed_at: clock.now() }));
    },
    work() {
      for (const row of breaches.all()) {
        if (!lineOf(row).clockRuns) continue;
        const hoursLeft = clockReminderAt(row.known_at, clock.now(), row.reminded);
        if (hoursLeft === null) continue;
        breaches.patch(row.id, { reminded: hoursLeft });
        parts.tell({ kind: 'breach-clock', hoursLeft });
        events.changes.emit({ topics: ['privacy'] });
      }
    },
  };
}

function lineOf(row: BreachRow): BreachLine {
  const { decision, closed_at: closedAt, authority_told_at: authorityToldAt } = row;
  return breachLine.parse({
    id: row.id,
    openedAt: row.opened_at,
    knownAt: row.known_at,
    dueAt: clockEnds(row.known_at),
    happened: breachAnswers.parse(JSON.parse(row.answers)).happened,
    decision,
    authorityToldAt,
    personsToldAt: row.persons_told_at,
    closedAt,
    clockRuns: closedAt === null && authorityToldAt === null && decision !== 'nobody',
  });
}

function breachOf(row: BreachRow, breaches: BreachStore): Breach {
  const answers = breachAnswers.parse(JSON.parse(row.answers));
  return breach.parse({
    ...lineOf(row),
    answers,
    recommendation: recommend(answers),
    decisionReason: row.decision_reason,
    authorityNotice: row.authority_notice,
    personsNotice: row.persons_notice,
    conclusion: row.conclusion,
    signals: breaches.signalsOf(row.id),
    steps: breaches.steps(row.id),
  });
}
