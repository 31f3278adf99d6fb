import type { DigestFigures, DigestTime } from '../../../../shared/model/daily-digest.ts';
import { usualDigestTime } from '../../../../shared/model/usual-digest-time.ts';
import type { AccountMode } from '../../../../shared/model/network.ts';
import type { PublicationState } from '../../../../shared/model/publication.ts';
import type { Clock } from '../../clock.ts';
import { digestDue, type LocalDay, localDay } from '../../domain/daily-digest.ts';
import type { Events } from '../../events.ts';
import type { Accounts } from '../../store/repositories/accounts.ts';
import type { Facts } from '../../store/repositories/facts.ts';
import type { Store } from '../../store/store.ts';

export interface DailyDigestParts {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly facts: Facts;
  readonly clock: Clock;
  readonly events: Events;
  /** The zone of the business, in which its days begin and end. */
  zone(): string;
}

/** Tells once a day how yesterday went and what is planned. */
export interface DailyDigest {
  time(): DigestTime;
  setTime(minutes: DigestTime): void;
  /** At every look at the schedule: tells it where it is due, unless there is nothing to tell. */
  tellIfDue(): void;
}

const goesOut = ['scheduled', 'preparing', 'committing', 'verifying', 'handed-over'] as const;
const needsOwner = ['needs-owner', 'failed', 'missed', 'held'] as const;

/** The digest of an engine. */
export function createDailyDigest(parts: DailyDigestParts): DailyDigest {
  const { store, accounts, facts, clock, events, zone } = parts;
  const { sql } = store;

  const time = (): DigestTime => {
    const kept = facts.get('digest-at');
    return kept === undefined ? usualDigestTime : kept === '' ? null : Number(kept);
  };

  function keepTime(minutes: DigestTime): void {
    store.transaction(() => {
      facts.set('digest-at', minutes === null ? '' : String(minutes));
      facts.set('digest-since', String(clock.now()));
    });
  }

  /** How many posts have a publication in `states` whose `column` lies in [from, to). */
  function posts(
    mode: AccountMode,
    states: readonly PublicationState[],
    column: 'due_at' | 'published_at',
    from = Number.MIN_SAFE_INTEGER,
    to = Number.MAX_SAFE_INTEGER,
  ): number {
    const found = store.first(
      sql
        .selectFrom('publication')
        .innerJoin('account', 'account.id', 'publication.account_id')
        .select((select) => select.fn.count<number>('publication.post_id').distinct().as('posts'))
        .where('publication.state', 'in', states)
        .where(`publication.${column}`, '>=', from)
        .where(`publication.${column}`, '<', to)
        .where('account.mode', '=', mode),
    );
    return found?.posts ?? 0;
  }

  function figures(mode: AccountMode, { yesterday, from, to }: LocalDay): DigestFigures {
    return {
      published: posts(mode, ['published'], 'published_at', yesterday, from),
      notPublished: posts(mode, ['failed', 'missed'], 'due_at', yesterday, from),
      planned: posts(mode, goesOut, 'due_at', from, to),
      needsOwner: posts(mode, needsOwner, 'due_at'),
      signedOut: accounts.all().filter((account) => account.mode === mode && account.status === 'signed-out')
        .length,
    };
  }

  return {
    time,
    setTime(minutes) {
      keepTime(minutes);
      events.changes.emit({ topics: ['app'] });
    },
    tellIfDue() {
      const since = facts.get('digest-since');
      if (since === undefined) return keepTime(time());
      const now = clock.now();
      const state = { minutes: time(), since: Number(since), told: facts.get('digest-told') ?? null };
      if (!digestDue(state, now, zone())) return;
      const day = localDay(now, zone());
      // Noted before it is told: a digest that is lost is a smaller harm than one that is told again at every start.
      facts.set('digest-told', day.day);
      // Who only practises is told of that; with a real account, practice is no part of the day.
      const isReal = accounts.all().some(({ mode, status }) => mode === 'real' && status !== 'disconnected');
      const told = figures(isReal ? 'real' : 'practice', day);
      if (Object.values(told).every((count) => count === 0)) return;
      events.notices.emit({ kind: 'daily-digest', practice: !isReal, ...told });
    },
  };
}
