import type { Clock } from '../../clock.ts';
import { spread } from '../../domain/circuit.ts';
import type { Guard } from '../../domain/errand.ts';
import type { Events } from '../../events.ts';
import { ExpectedError } from '../../expected-error.ts';
import type { AccountRow, Accounts } from '../../store/repositories/accounts.ts';
import type { Budgets } from '../../store/repositories/budgets.ts';
import type { PublicationRow, Publications } from '../../store/repositories/publications.ts';
import type { Snapshots } from '../../store/repositories/snapshots.ts';
import type { Store } from '../../store/store.ts';
import type { NetworkLines } from '../accounts/network-lines.ts';
import type { RefusedSignIns } from '../accounts/refused-sign-ins.ts';

export interface CollectorParts {
  readonly store: Store;
  readonly publications: Publications;
  readonly accounts: Accounts;
  readonly snapshots: Snapshots;
  readonly budgets: Budgets;
  readonly lines: NetworkLines;
  readonly isOnHold: Guard;
  readonly refusals: RefusedSignIns;
  readonly clock: Clock;
  readonly events: Events;
  /** 0 to 1, for waits that must not end together. */
  chance(): number;
  /** Whether something of an account goes out now or within the next minute: figures may wait. */
  publishesSoon(accountId: string): boolean;
  /** A network answered for an account. */
  answered(account: AccountRow): void;
  reportBug(error: unknown): void;
}

/** Fetches the figures of what was published. */
export interface Collector {
  /** Collects what is due, one account at a time; returns at once. */
  collectDue(): void;
  /** Fetches the figures of one post's publications now. */
  collectPost(postId: string): Promise<void>;
  /** Resolves when nothing is being fetched. */
  idle(): Promise<void>;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/**
 * How old figures may get before they are fetched again (ms), for publications that are out no longer than `until` (ms). What is due is
 * asked again after `goOnAfter` (ms), or where nothing was, after `lookEvery`: the older they are, the more there are to look through.
 */
const ages = [
  { until: hour, refreshAfter: 5 * minute, goOnAfter: 0, lookEvery: 0 },
  { until: day, refreshAfter: hour, goOnAfter: 0, lookEvery: 5 * minute },
  { until: 7 * day, refreshAfter: 6 * hour, goOnAfter: minute, lookEvery: 30 * minute },
  { until: 90 * day, refreshAfter: day, goOnAfter: 4 * minute, lookEvery: 2 * hour },
] as const;

type Age = (typeof ages)[number];

/** What the collector needs to know of a publication. */
type Measured = Pick<PublicationRow, 'id' | 'post_id' | 'account_id' | 'remote_id'>;

/** As many of an age are fetched at one look at the schedule. */
const atOnce = 200;

/** From this share of a budget on, figures rest so that publishing has room (contract §7). */
export const restShare = 0.75;

/** Ids asked for in one go: the smallest page among the networks (TikTok and Bluesky take 20 and 25). */
const pageSize = 20;

/** Creates the collector of an engine. */
export function createCollector(parts: CollectorParts): Collector {
  const { store, publications, accounts, snapshots, budgets, lines, refusals, clock, events } = parts;
  let running: Promise<void> = Promise.resolve();
  let busy = false;
  /** Accounts whose network gave no figures, how often in a row, and when it is asked again (ms). */
  const resting = new Map<string, { readonly failures: number; readonly until: number }>();

  /** When an age is looked at again (ms). */
  const nextLook = new Map<Age, number>();

  /**
   * Published, with figures that are due again; the longest without them first. Each age for itself: thousands of old posts that are
   * looked at once a day must neither stand before the new ones nor be read at every look at the schedule.
   */
  function due(): readonly Measured[] {
    const now = clock.now();
    const asked = accounts
      .all()
      .flatMap(({ id, status }) => (status === 'connected' && !isResting(id) ? id : []));
    if (asked.length === 0) return [];
    // A clock that was set back leaves some that are still to come.
    let from = Number.MAX_SAFE_INTEGER;
    return ages.flatMap((age) => {
      const youngest = from;
      from = now - age.until;
      const wait = (nextLook.get(age) ?? now) - now;
      // A clock that was set back must not put it off for longer.
      if (wait > 0 && wait <= age.lookEvery) return [];
      const rows = dueOf(asked, { older: youngest, younger: from, unread: now - age.refreshAfter });
      nextLook.set(age, now + (rows.length === 0 ? age.lookEvery : age.goOnAfter));
      return rows;
    });
  }

  function dueOf(
    accountIds: readonly string[],
    { older, younger, unread }: { readonly older: number; readonly younger: number; readonly unread: number },
  ): readonly Measured[] {
    return store.all(
      store.sql
        .selectFrom('publication')
        .select(['id', 'post_id', 'account_id', 'remote_id'])
        .where('state', '=', 'published')
        .where('published_at', '>', younger)
        .where('published_at', '<=', older)
        .where((is) => is.or([is('metrics_at', 'is', null), is('metrics_at', '<=', unread)]))
        .where('account_id', 'in', accountIds)
        .where('remote_id', 'is not', null)
        .where('removed_at', 'is', null)
        .orderBy('metrics_at')
        .limit(atOnce),
    );
  }

  function rest(account: AccountRow): void {
    const failures = (resting.get(account.id)?.failures ?? 0) + 1;
    const wait = Math.min(hour, minute * 2 ** (failures - 1));
    resting.set(account.id, { failures, until: clock.now() + spread(wait, parts.chance()) });
  }

  const isResting = (accountId: string): boolean => clock.now() < (resting.get(accountId)?.until ?? 0);

  /** `urgent`: the owner looks at them, so nothing goes before. */
  async function collectAccount(
    account: AccountRow,
    rows: readonly Measured[],
    urgent: boolean,
  ): Promise<void> {
    const reached = await lines.forAccount(account, 'statistics');
    if (!reached.ok) {
      rest(account);
      return refusals.ofLine(account, reached.failure);
    }
    const { network, line, account: acting } = reached.value;
    for (let start = 0; start < rows.length; start += pageSize) {
      if (!urgent && parts.publishesSoon(account.id)) return;
      const page = rows.slice(start, start + pageSize);
      const found = await network.statistics(
        line,
        acting,
        page.flatMap((row) => row.remote_id ?? []),
      );
      if (!found.ok) {
        rest(account);
        await refusals.ofCall(account, found.failure);
        return;
      }
      resting.delete(account.id);
      parts.answered(account);
      const at = clock.now();
      await store.together(() => {
        for (const row of page) {
          // A post that the network does not answer for keeps its last figures and is asked for again later.
          snapshots.add(row.id, at, found.value.get(row.remote_id ?? '') ?? []);
          publications.patch(row.id, { metrics_at: at });
        }
      });
      for (const row of page) events.changes.emit({ topics: ['posts'], postId: row.post_id });
    }
  }

  function mayAsk(account: AccountRow, urgent: boolean): boolean {
    if (account.status !== 'connected' || budgets.usedShare(account) >= restShare) return false;
    if (parts.isOnHold({ purpose: 'statistics', accountId: account.id })) return false;
    return urgent || !isResting(account.id);
  }

  /** An account after another, the networks side by side: one that is slow keeps none of the others waiting. */
  async function collect(rows: readonly Measured[], urgent: boolean): Promise<void> {
    const byAccount = Map.groupBy(rows, (row) => row.account_id);
    const asked = [...byAccount.keys()].flatMap((id) => accounts.get(id) ?? []);
    const byNetwork = Map.groupBy(asked, ({ network }) => network);
    await Promise.all(
      [...byNetwork.values()].map(async (ofNetwork) => {
        for (const account of ofNetwork) {
          if (mayAsk(account, urgent)) {
            await collectAccount(account, byAccount.get(account.id) ?? [], urgent);
          }
        }
      }),
    );
  }

  return {
    collectDue() {
      if (busy) return;
      const rows = due();
      if (rows.length === 0) return;
      busy = true;
      running = collect(rows, false)
        .catch(parts.reportBug)
        .finally(() => {
          busy = false;
        });
    },
    async collectPost(postId) {
      const rows = publications.ofPost(postId).filter((row) => row.state === 'published');
      if (rows.length === 0) throw new ExpectedError('not-in-this-state');
      const free = rows.filter(
        ({ account_id: accountId }) => !parts.isOnHold({ purpose: 'statistics', accountId }),
      );
      if (free.length === 0) throw new ExpectedError('on-hold');
      await collect(
        free.filter((row) => row.remote_id !== null),
        true,
      );
    },
    idle: () => running,
  };
}
