import {
  type RequestLetter,
  type RequestOutcome,
  type RequestRecipient,
  type RequestRight,
  type RequestState,
  type RightsRequest,
  rightsRequest,
} from '../../../../../shared/model/rights-request.ts';
import type { Locale } from '../../../../../shared/model/settings.ts';
import {
  answerDueOn,
  comesAfter,
  type DeadlineReminder,
  dayIn,
  daysUntil,
  isZone,
  reminderAt,
} from '../../../domain/answer-deadline.ts';
import { ExpectedError } from '../../../expected-error.ts';
import {
  createRightsRequestStore,
  type RightsRequestRow,
} from '../../../store/repositories/rights-requests.ts';
import type { AnswerParts } from '../parts.ts';

/** Requests to a data protection officer: drafted here, sent by the owner's own mail client, and followed to their end. Keeps D15. */
export interface RequestDesk {
  list(): readonly RightsRequest[];
  draft(right: RequestRight, recipient: RequestRecipient, locale: Locale): Promise<RequestLetter>;
  keep(
    id: number | null,
    right: RequestRight,
    recipient: RequestRecipient,
    letter: RequestLetter,
  ): RightsRequest;
  discard(id: number): void;
  sent(id: number, on: string, zone: string): RightsRequest;
  extended(id: number, on: string): RightsRequest;
  answered(id: number, on: string): RightsRequest;
  close(id: number, outcome: RequestOutcome, note: string): RightsRequest;
  /** Reminds of what is due; each reminder once. */
  work(): void;
}

/** Creates the desk of an engine. */
export function createRequestDesk(parts: AnswerParts): RequestDesk {
  const { store, audit, clock, events } = parts;
  const requests = createRightsRequestStore(store);

  function required(id: number, ...states: readonly RequestState[]): RightsRequestRow {
    const row = requests.get(id);
    if (row === undefined) throw new ExpectedError('not-found');
    if (!states.includes(stateOf(row, clock.now()))) throw new ExpectedError('not-in-this-state');
    return row;
  }

  function read(id: number): RightsRequest {
    const row = requests.get(id);
    if (row === undefined) throw new ExpectedError('not-found');
    return requestOf(row, clock.now());
  }

  /** One step of a request, with its entry in the audit log. */
  function step(id: number, name: string, write: () => void): RightsRequest {
    store.transaction(() => {
      write();
      const { right, recipient } = read(id);
      audit.add('rights-request', 'owner', null, { step: name, right, recipient });
    });
    events.changes.emit({ topics: ['privacy'] });
    return read(id);
  }

  /** Nothing can have happened before the letter left, or tomorrow. */
  function mustFit(on: string, zone: string, since: string | null): void {
    if (on > dayIn(zone, clock.now()) || (since !== null && on < since))
      throw new ExpectedError('time-invalid');
  }

  return {
    list: () => requests.all().map((row) => requestOf(row, clock.now())),
    async draft(right, recipient, locale) {
      // Words are loaded when somebody writes: it is seldom.
      const { writeRequest } = await import('./write-request.ts');
      return writeRequest({ right, recipient, locale, owner: parts.ownerProfile(), now: clock.now() });
    },
    keep(id, right, recipient, letter) {
      if (id !== null) {
        required(id, 'drafted');
        requests.patch(id, { right, recipient, ...letter });
        events.changes.emit({ topics: ['privacy'] });
        return read(id);
      }
      const added = requests.add({ right, recipient, ...letter, created_at: clock.now() });
      events.changes.emit({ topics: ['privacy'] });
      return read(added);
    },
    discard(id) {
      required(id, 'drafted');
      requests.remove(id);
      events.changes.emit({ topics: ['privacy'] });
    },
    sent(id, on, zone) {
      required(id, 'drafted');
      if (!isZone(zone)) throw new ExpectedError('time-invalid');
      mustFit(on, zone, null);
      return step(id, 'sent', () => requests.patch(id, { sent_on: on, zone }));
    },
    extended(id, on) {
      const { zone, sent_on: sentOn } = required(id, 'sent', 'overdue');
      mustFit(on, zone ?? 'UTC', sentOn);
      return step(id, 'extended', () => requests.patch(id, { extended_on: on, reminded: null }));
    },
    answered(id, on) {
      const { zone, sent_on: sentOn } = required(id, 'sent', 'extended', 'overdue');
      mustFit(on, zone ?? 'UTC', sentOn);
      return step(id, 'answered', () => requests.patch(id, { answered_on: on }));
    },
    close(id, outcome, note) {
      required(id, 'sent', 'extended', 'overdue', 'answered');
      return step(id, 'closed', () => requests.patch(id, { outcome, note, closed_at: clock.now() }));
    },
    work() {
      const now = clock.now();
      for (const row of requests.waiting()) {
        const { daysLeft, right } = requestOf(row, now);
        const due = daysLeft === null ? null : reminderAt(daysLeft);
        if (due === null || daysLeft === null) continue;
        if (!comesAfter(due, row.reminded as DeadlineReminder | null)) continue;
        requests.patch(row.id, { reminded: due });
        parts.tell({ kind: 'request-due', requestId: row.id, right, daysLeft });
        events.changes.emit({ topics: ['privacy'] });
      }
    },
  };
}

/** How far a request is. */
function stateOf(row: RightsRequestRow, now: number): RequestState {
  if (row.closed_at !== null) return 'closed';
  if (row.answered_on !== null) return 'answered';
  if (row.sent_on === null || row.zone === null) return 'drafted';
  const dueOn = answerDueOn(row.sent_on, row.extended_on);
  if (daysUntil(dueOn, row.zone, now) < 0) return 'overdue';
  return dueOn === answerDueOn(row.sent_on, null) ? 'sent' : 'extended';
}

function requestOf(row: RightsRequestRow, now: number): RightsRequest {
  const state = stateOf(row, now);
  const dueOn = row.sent_on === null ? null : answerDueOn(row.sent_on, row.extended_on);
  const waits = state === 'sent' || state === 'extended' || state === 'overdue';
  return rightsRequest.parse({
    id: row.id,
    right: row.right,
    recipient: row.recipient,
    address: row.address,
    subject: row.subject,
    letter: row.letter,
    state,
    createdAt: row.created_at,
    sentOn: row.sent_on,
    dueOn,
    daysLeft: waits && dueOn !== null && row.zone !== null ? daysUntil(dueOn, row.zone, now) : null,
    extendedOn: row.extended_on,
    answeredOn: row.answered_on,
    outcome: row.outcome,
    note: row.note,
    closedAt: row.closed_at,
  });
}
