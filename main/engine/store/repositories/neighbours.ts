import { sql as raw } from 'kysely';
import type { Neighbour } from '../../domain/neighbours.ts';
import type { Store } from '../store.ts';

/** What else an account has around a time. */
export interface Neighbours {
  /** Everything within `distance` of `at` (ms) and the nearest beyond on either side, but for one post and the series that it is of. */
  of(accountId: string, at: number, distance: number, exceptPost: string): readonly Neighbour[];
}

/** Neighbours in `store`. */
export function createNeighbours(store: Store): Neighbours {
  const { sql } = store;

  return {
    of(accountId, at, distance, exceptPost) {
      const all = sql
        .selectFrom('publication')
        .innerJoin('post', 'post.id', 'publication.post_id')
        .leftJoin('variant', (join) =>
          join
            .onRef('variant.post_id', '=', 'publication.post_id')
            .onRef('variant.account_id', '=', 'publication.account_id'),
        )
        .select([
          'publication.post_id as postId',
          'publication.due_at as at',
          // What went out is what was frozen; what waits is what the draft says.
          raw<string>`coalesce(json_extract(publication.frozen, '$.text'), variant.text, post.text)`.as(
            'text',
          ),
        ])
        .where('publication.account_id', '=', accountId)
        .where('publication.state', 'not in', ['cancelled', 'failed', 'missed'])
        .where('publication.removed_at', 'is', null)
        .where('publication.post_id', '!=', exceptPost)
        .where(
          raw<boolean>`not exists (select 1 from occurrence own join occurrence other on other.series_id = own.series_id
            where own.post_id = ${exceptPost} and other.post_id = publication.post_id)`,
        );
      const [from, to] = [at - distance, at + distance];
      const before = all
        .where('publication.due_at', '<', from)
        .orderBy('publication.due_at', 'desc')
        .limit(1);
      const after = all.where('publication.due_at', '>', to).orderBy('publication.due_at').limit(1);
      const within = all.where('publication.due_at', '>=', from).where('publication.due_at', '<=', to);
      return [before, within, after].flatMap((query) => store.all(query));
    },
  };
}
