import type { AuditFault } from '../../../../../shared/model/audit.ts';
import type { BreachSignal, SignalKind } from '../../../../../shared/model/breach.ts';
import type { Failure } from '../../../../../shared/model/failure.ts';
import {
  guessesUnlock,
  isUnexpected,
  refusedWindow,
  signalOfFault,
  tellsOfMisuse,
} from '../../../domain/breach-signals.ts';
import type { Errand } from '../../../domain/errand.ts';
import type { AccountRow } from '../../../store/repositories/accounts.ts';
import type { BreachStore } from '../../../store/repositories/breaches.ts';
import type { AnswerParts } from '../parts.ts';

/** What the keychain of this computer was, and is. */
export interface KeyBackendChange {
  readonly before: string;
  readonly now: string;
}

/** Looks for what may be the trace of a breach; each finding is told once and waits for the owner's word. Keeps D22. */
export interface Signals {
  /** A call was to go to a host that its network's rule does not name. */
  refusedHost(network: string, host: string, errand: Errand): void;
  /** A network refused a sign-in; some refusals say that somebody else used it. */
  refusedSignIn(account: AccountRow, failure: Failure): void;
  keyBackendChanged(change: KeyBackendChange): void;
  /** Looks through what the audit log says since the last look, and once a day at the log itself. Returns at once. */
  work(): void;
  idle(): Promise<void>;
}

/** How often the whole audit log is walked (ms). */
const verifyEvery = 24 * 3_600_000;
/** The same refused host is one entry of the audit log in this time (ms). */
const sameHost = 3_600_000;

export interface SignalParts extends AnswerParts {
  readonly breaches: BreachStore;
}

/** Creates the look-out of an engine. */
export function createSignals(parts: SignalParts): Signals {
  const { store, facts, audit, clock, events, breaches } = parts;
  const { sql } = store;
  let judged = Number(facts.get('signals-seen') ?? 0);
  let refused: readonly number[] = [];
  let verifiedAt: number | undefined;
  let running: Promise<void> = Promise.resolve();
  let busy = false;
  const hosts = new Map<string, number>();
  /** The newest entry that was looked at in this run: a log of a year is not read again at every look at the schedule. */
  let looked = 0;
  const newestEntry = store.once(() =>
    sql.selectFrom('audit_entry').select('id').orderBy('id', 'desc').limit(1),
  );

  /** Notes a finding: anew, or once more while the first one waits. What `comesBack` is a new event each time; the rest is the same one, found again. */
  function note(kind: SignalKind, mark: string, found: BreachSignal['facts'], comesBack: boolean): void {
    const now = clock.now();
    const known = breaches.lastSignal(kind, mark);
    if (known !== undefined && !comesBack) return;
    if (known !== undefined && known.decidedAt === null) {
      breaches.seenAgain(known.id, now);
      events.changes.emit({ topics: ['privacy'] });
      return;
    }
    store.transaction(() => {
      breaches.addSignal(kind, mark, now, found);
      audit.add('breach', 'kaizup', null, { step: 'signal', signal: kind });
    });
    parts.tell({ kind: 'breach-signal', signal: kind });
    events.changes.emit({ topics: ['privacy'] });
  }

  function noteFault(fault: AuditFault): void {
    const at = fault.entryId;
    note(
      signalOfFault(fault),
      `${fault.kind} ${at ?? ''}`,
      { fault: fault.kind, ...(at === null ? {} : { entry: at }) },
      false,
    );
  }

  function lookAtRefusals(): void {
    const last = store.first(newestEntry())?.id ?? 0;
    if (last <= looked) return;
    const rows = store.all(
      sql
        .selectFrom('audit_entry')
        .select(['id', 'at', 'kind'])
        .where('id', '>', Math.max(judged, looked))
        .where('kind', '=', 'unlock-refused')
        .orderBy('id'),
    );
    looked = last;
    const newest = rows.at(-1);
    if (newest === undefined) return;
    judged = newest.id;
    const since = clock.now() - refusedWindow;
    refused = [...refused, ...rows.map(({ at }) => at)].filter((at) => at > since);
    if (!guessesUnlock(refused)) return;
    note('unlock-refused', '', { count: refused.length }, true);
    // What one signal tells of is not counted towards the next.
    facts.set('signals-seen', String(judged));
    refused = [];
  }

  async function lookAtLog(): Promise<void> {
    const { fault } = await audit.verify();
    if (fault !== null) noteFault(fault);
  }

  /** What is found on the way of something else must not get into its way: a disk that is full keeps no signal. */
  function aside(write: () => void): void {
    try {
      store.transaction(write);
    } catch (error) {
      parts.reportBug(error);
    }
  }

  const { faultAtOpen } = audit;
  if (faultAtOpen !== null) aside(() => noteFault(faultAtOpen));

  return {
    refusedHost(network, host, errand) {
      if (!isUnexpected(errand.purpose, host)) return;
      const now = clock.now();
      const seen = hosts.get(`${network} ${host}`);
      if (seen !== undefined && now - seen < sameHost) return;
      hosts.set(`${network} ${host}`, now);
      aside(() => {
        audit.add('unexpected-host', 'kaizup', { type: 'network', id: network }, { network, host });
        note('unexpected-host', `${network} ${host}`, { network, host }, true);
      });
    },
    refusedSignIn(account, failure) {
      if (!tellsOfMisuse(failure)) return;
      const { network, name } = account;
      aside(() =>
        note('token-misused', account.id, { network, account: name, code: failure.networkCode ?? '' }, true),
      );
    },
    keyBackendChanged({ before, now }) {
      store.transaction(() => {
        audit.add('key-backend-changed', 'kaizup', null, { before, now });
        note('key-backend-changed', `${before} ${now}`, { before, now }, true);
      });
    },
    work() {
      lookAtRefusals();
      if (busy || (verifiedAt !== undefined && clock.now() - verifiedAt < verifyEvery)) return;
      busy = true;
      verifiedAt = clock.now();
      running = lookAtLog()
        .catch(parts.reportBug)
        .finally(() => {
          busy = false;
        });
    },
    idle: () => running,
  };
}
