import type {
  ActivityFilter,
  ActivityPlace,
  ActivityWithin,
} from '../../../../shared/model/activity-filter.ts';
import type { Failure } from '../../../../shared/model/failure.ts';
import { failure as failureSchema } from '../../../../shared/model/failure.ts';
import {
  type ActivityEntry,
  type ActivityKind,
  activityEntry,
} from '../../../../shared/contract/overview.ts';
import type { Store } from '../store.ts';
import type { AccountRow } from './accounts.ts';
import { failureJson } from './publications.ts';

/** What an entry is about; everything that does not apply is left out. */
export interface ActivityFacts {
  readonly account?: AccountRow | undefined;
  readonly network?: string;
  readonly postId?: string;
  readonly publicationId?: string;
  readonly excerpt?: string;
  readonly url?: string | null;
  readonly failure?: Failure | null;
  readonly count?: number;
}

const kindsOf: Readonly<Record<Exclude<ActivityFilter, 'all'>, readonly ActivityKind[]>> = {
  published: ['published'],
  problems: [
    'publication-failed',
    'publication-unknown',
    'publication-missed',
    'publication-moved-on',
    'publication-held',
    'account-signed-out',
    'access-revoked',
    'sign-in-ending',
    'engine-recovered',
    'waited-for-disk',
    'network-trouble',
    'network-back',
    'wall-time-not-kept',
    'series-passed',
  ],
  accounts: [
    'account-connected',
    'account-signed-out',
    'access-revoked',
    'sign-in-ending',
    'account-disconnected',
    'own-app-saved',
    'own-app-removed',
    'practice-wiped',
  ],
  privacy: ['consent-changed', 'access-revoked', 'account-disconnected', 'own-app-removed', 'practice-wiped'],
  app: [
    'welcomed',
    'paused',
    'resumed',
    'engine-recovered',
    'waited-for-disk',
    'network-trouble',
    'network-back',
    'posts-imported',
    'import-undone',
  ],
};

/** What happened, for the owner to read: one line an event, written with the change it tells of. */
export interface Activity {
  add(at: number, kind: ActivityKind, facts?: ActivityFacts): void;
  /** Entries before a place (null: the newest), newest first. */
  page(
    filter: ActivityFilter,
    before: ActivityPlace | null,
    limit: number,
    within?: ActivityWithin,
  ): readonly ActivityEntry[];
  deletePractice(): void;
}

/** The activity in `store`; `heard` is told of every entry in its transaction. */
export function createActivity(
  store: Store,
  heard: (kind: ActivityKind, facts: ActivityFacts) => void = () => undefined,
): Activity {
  const { sql } = store;
  return {
    add(at, kind, facts = {}) {
      heard(kind, facts);
      store.run(
        sql.insertInto('activity').values({
          at,
          kind,
          account_id: facts.account?.id ?? null,
          network: facts.account?.network ?? facts.network ?? null,
          mode: facts.account?.mode ?? null,
          account_name: facts.account?.name ?? null,
          post_id: facts.postId ?? null,
          publication_id: facts.publicationId ?? null,
          excerpt: facts.excerpt ?? null,
          url: facts.url ?? null,
          failure: failureJson(facts.failure ?? null),
          count: facts.count ?? null,
        }),
      );
    },
    page(filter, before, limit, { accountId, from, to } = {}) {
      let query = sql
        .selectFrom('activity')
        .selectAll()
        .orderBy('at', 'desc')
        .orderBy('id', 'desc')
        .limit(limit);
      if (before !== null) {
        query = query.where(({ eb, refTuple, tuple }) =>
          eb(refTuple('at', 'id'), '<', tuple(before.at, before.id)),
        );
      }
      if (from !== undefined) query = query.where('at', '>=', from);
      if (to !== undefined) query = query.where('at', '<', to);
      if (accountId !== undefined) query = query.where('account_id', '=', accountId);
      if (filter !== 'all') query = query.where('kind', 'in', kindsOf[filter]);
      return store.all(query).map((row) =>
        activityEntry.parse({
          id: row.id,
          at: row.at,
          kind: row.kind,
          network: row.network,
          mode: row.mode,
          accountName: row.account_name,
          postId: row.post_id,
          publicationId: row.publication_id,
          excerpt: row.excerpt,
          url: row.url,
          failure: row.failure === null ? null : failureSchema.parse(JSON.parse(row.failure)),
          count: row.count,
        }),
      );
    },
    deletePractice: () => void store.run(sql.deleteFrom('activity').where('mode', '=', 'practice')),
  };
}
