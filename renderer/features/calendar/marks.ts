import type { PostCard } from '../../../shared/contract/posts.ts';
import type { Account } from '../../../shared/model/account.ts';
import { networkIds } from '../../../shared/model/network-ids.ts';
import type { AccountMode, NetworkId } from '../../../shared/model/network.ts';

/** A network that a post goes to, and whether only in practice. */
export interface Mark {
  readonly network: NetworkId;
  readonly mode: AccountMode;
}

/** The networks of a post in their usual order, each once a mode; a draft's come from the accounts it is meant for. */
export function marksOf(
  post: Pick<PostCard, 'publications' | 'accountIds'>,
  accounts: ReadonlyMap<string, Pick<Account, 'network' | 'mode'>>,
): readonly Mark[] {
  const going: readonly Mark[] =
    post.publications.length > 0
      ? post.publications.filter(({ state }) => state !== 'cancelled')
      : post.accountIds.flatMap((id) => accounts.get(id) ?? []);
  return networkIds.flatMap((network) =>
    (['real', 'practice'] as const).flatMap((mode) =>
      going.some((each) => each.network === network && each.mode === mode) ? [{ network, mode }] : [],
    ),
  );
}

/** Whether the post goes to a practice account. */
export function isPractice(
  post: Pick<PostCard, 'publications' | 'accountIds'>,
  accounts: ReadonlyMap<string, Pick<Account, 'network' | 'mode'>>,
): boolean {
  return marksOf(post, accounts).some(({ mode }) => mode === 'practice');
}
