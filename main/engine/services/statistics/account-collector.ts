import type { AccountFigures } from '../../../../shared/contract/accounts.ts';
import type { Clock } from '../../clock.ts';
import type { Guard } from '../../domain/errand.ts';
import type { Events } from '../../events.ts';
import { ExpectedError } from '../../expected-error.ts';
import type { AccountFigureStore } from '../../store/repositories/account-figures.ts';
import type { AccountRow, Accounts } from '../../store/repositories/accounts.ts';
import type { Budgets } from '../../store/repositories/budgets.ts';
import type { Store } from '../../store/store.ts';
import type { NetworkLines } from '../accounts/network-lines.ts';
import type { RefusedSignIns } from '../accounts/refused-sign-ins.ts';
import { restShare } from './collector.ts';

export interface AccountCollectorParts {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly figures: AccountFigureStore;
  readonly budgets: Budgets;
  readonly lines: NetworkLines;
  readonly isOnHold: Guard;
  readonly refusals: RefusedSignIns;
  readonly clock: Clock;
  readonly events: Events;
  /** Whether something of an account goes out now or within the next minute: figures may wait. */
  publishesSoon(accountId: string): boolean;
  /** A network answered for an account. */
  answered(account: AccountRow): void;
  reportBug(error: unknown): void;
}

/** Reads the figures of accounts themselves, once a day. */
export interface AccountCollector {
  /** Collects what is due; returns at once. */
  collectDue(): void;
  /** Reads an account's figures now. */
  collect(accountId: string): Promise<void>;
  /** What is known of an account since `from` (ms). */
  figures(accountId: string, from: number): AccountFigures;
  idle(): Promise<void>;
}

/** A reading a day: the networks count by days (ms). */
const collectEvery = 24 * 3_600_000;

/** Creates the collector of an engine. */
export function createAccountCollector(parts: AccountCollectorParts): AccountCollector {
  const { store, accounts, figures, budgets, lines, refusals, isOnHold, clock, events } = parts;
  /** When an account was last asked, with or without an answer: a refusal is not asked again every tick. */
  const asked = new Map<string, number>();
  let running: Promise<void> = Promise.resolve();
  let busy = false;

  async function read(account: AccountRow): Promise<boolean> {
    asked.set(account.id, clock.now());
    const reached = await lines.forAccount(account, 'statistics');
    if (!reached.ok) {
      refusals.ofLine(account, reached.failure);
      return false;
    }
    const { network, line, account: acting } = reached.value;
    const found = await network.accountStatistics?.(line, acting);
    if (found === undefined) return false;
    if (!found.ok) {
      await refusals.ofCall(account, found.failure);
      return false;
    }
    parts.answered(account);
    const at = clock.now();
    await store.together(() => {
      figures.add(account.id, at, found.value.metrics);
      if (found.value.demographics.length > 0) {
        figures.replaceDemographics(account.id, at, found.value.demographics);
      }
    });
    events.changes.emit({ topics: ['accounts'] });
    return true;
  }

  function lastAsked(accountId: string): number {
    const known = asked.get(accountId);
    if (known !== undefined) return known;
    const last = figures.lastAt(accountId) ?? 0;
    asked.set(accountId, last);
    return last;
  }

  async function readInTurn(ofNetwork: readonly AccountRow[]): Promise<void> {
    for (const account of ofNetwork) await read(account);
  }

  return {
    collectDue() {
      if (busy) return;
      const now = clock.now();
      // Asked at every look at the schedule: what is known without a look at the database goes first.
      const due = accounts.all().filter((account) => {
        if (account.status !== 'connected' || now - lastAsked(account.id) < collectEvery) return false;
        if (budgets.usedShare(account) >= restShare) return false;
        if (isOnHold({ purpose: 'statistics', accountId: account.id })) return false;
        return !parts.publishesSoon(account.id);
      });
      if (due.length === 0) return;
      busy = true;
      running = (async () => {
        const byNetwork = Map.groupBy(due, ({ network }) => network);
        await Promise.all([...byNetwork.values()].map(readInTurn));
      })()
        .catch(parts.reportBug)
        .finally(() => {
          busy = false;
        });
    },
    async collect(accountId) {
      const account = accounts.get(accountId);
      if (account === undefined) throw new ExpectedError('not-found');
      if (isOnHold({ purpose: 'statistics', accountId })) throw new ExpectedError('on-hold');
      if (!(await read(account))) throw new ExpectedError('network-call-failed', {}, true);
    },
    figures: (accountId, from) => ({
      points: [...figures.since(accountId, from)],
      demographics: [...figures.demographics(accountId)],
      readAt: figures.lastAt(accountId),
    }),
    idle: () => running,
  };
}
