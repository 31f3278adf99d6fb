import type { Clock } from '../../clock.ts';
import type { Events } from '../../events.ts';
import { ExpectedError } from '../../expected-error.ts';
import type { Accounts } from '../../store/repositories/accounts.ts';
import type { PublicationRow, Publications } from '../../store/repositories/publications.ts';
import type { HandOverDesk } from './hand-over-desk.ts';

export interface WithdrawalParts {
  readonly accounts: Accounts;
  readonly publications: Publications;
  readonly handOverDesk: HandOverDesk;
  readonly clock: Clock;
  readonly events: Events;
  /** Whether nothing of an account may go out now: publishing is paused or on hold. */
  mustWait(accountId: string): boolean;
  reportBug(error: unknown): void;
}

/** Takes back from networks what they would publish although nothing is to go out. Keeps D12. */
export interface Withdrawals {
  /** How many they would not give back. */
  now(): Promise<number>;
  /** Asks for what was not asked for yet, and again for what was not given back; returns at once. */
  work(): void;
  idle(): Promise<void>;
}

/** How often a network is asked again (ms). */
const askAgainEvery = 5 * 60_000;

/** Creates the withdrawals of an engine. */
export function createWithdrawals(parts: WithdrawalParts): Withdrawals {
  const { accounts, publications, handOverDesk, clock, events } = parts;
  /** When each was asked for (ms), by the publication's id. */
  const asked = new Map<string, number>();
  let running: Promise<void> = Promise.resolve();
  let busy = false;

  /** Asked at every look at the schedule: what networks hold is read for accounts that must wait alone. */
  function heldByNetworks(): readonly PublicationRow[] {
    const now = clock.now();
    return accounts
      .all()
      .filter(({ id }) => parts.mustWait(id))
      .flatMap(({ id }) => publications.ofAccount(id, ['handed-over']))
      .filter(({ due_at: dueAt }) => dueAt > now);
  }

  async function takeBack(rows: readonly PublicationRow[]): Promise<number> {
    let left = 0;
    for (const row of rows) {
      asked.set(row.id, clock.now());
      try {
        await handOverDesk.takeBackOne(row);
        asked.delete(row.id);
        events.changes.emit({ topics: ['posts', 'app'], postId: row.post_id });
      } catch (error) {
        if (!(error instanceof ExpectedError)) throw error;
        left += 1;
      }
    }
    return left;
  }

  function toAskFor(): readonly PublicationRow[] {
    const rows = heldByNetworks();
    const ids = new Set(rows.map(({ id }) => id));
    for (const id of asked.keys()) if (!ids.has(id)) asked.delete(id);
    return rows.filter(({ id }) => clock.now() - (asked.get(id) ?? -Infinity) >= askAgainEvery);
  }

  return {
    now: () => takeBack(heldByNetworks()),
    work() {
      if (busy) return;
      const rows = toAskFor();
      if (rows.length === 0) return;
      busy = true;
      running = takeBack(rows)
        .then(() => undefined)
        .catch(parts.reportBug)
        .finally(() => {
          busy = false;
        });
    },
    idle: () => running,
  };
}
