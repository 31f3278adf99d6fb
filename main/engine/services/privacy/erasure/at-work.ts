import type { ExpressionBuilder, ExpressionWrapper, SqlBool } from 'kysely';
import type { ErasureOutcome } from '../../../../../shared/model/rights.ts';
import { ExpectedError } from '../../../expected-error.ts';
import type { Store } from '../../../store/store.ts';
import type { Tables } from '../../../store/tables.ts';

type Where = ExpressionBuilder<Tables, 'publication'>;

/** Refuses while a publication of those chosen is under way: what is being sent cannot be erased at the same time. */
export function assertNoneAtWork(
  store: Store,
  chosen: (where: Where) => ExpressionWrapper<Tables, 'publication', SqlBool>,
): void {
  const atWork = store.first(
    store.sql
      .selectFrom('publication')
      .select('id')
      .where(chosen)
      .where((where) =>
        where.or([
          where('state', 'in', ['preparing', 'committing']),
          // Without a next time the network is being asked about it right now.
          where.and([where('state', '=', 'verifying'), where('next_at', 'is', null)]),
        ]),
      )
      .limit(1),
  );
  if (atWork !== undefined) throw new ExpectedError('already-publishing', {}, true);
}

export const nothingErased: ErasureOutcome = {
  posts: 0,
  media: 0,
  revoked: [],
  notRevoked: [],
  stillOnline: [],
  stillHeld: [],
};
