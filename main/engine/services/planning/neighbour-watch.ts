import { sameWordsDays } from '../../../../shared/limits/neighbours.ts';
import { networkNames } from '../../../../shared/i18n/network-names.ts';
import type { NetworkId } from '../../../../shared/model/network.ts';
import { type Draft, resolveVariant } from '../../../../shared/model/post.ts';
import { judgeNeighbours, type NeighbourNote } from '../../domain/neighbours.ts';
import { ExpectedError } from '../../expected-error.ts';
import type { Accounts } from '../../store/repositories/accounts.ts';
import type { Neighbours } from '../../store/repositories/neighbours.ts';

export interface NeighbourWatchParts {
  readonly accounts: Accounts;
  readonly neighbours: Neighbours;
}

/** What is close to a post or says the same, on one account. */
export type AccountNote = NeighbourNote & { readonly accountId: string };

/** Compares a post with what else its accounts have. */
export interface NeighbourWatch {
  notes(postId: string, draft: Draft, at: number): readonly AccountNote[];
  /** Refuses words that a network would refuse at that time. */
  assertNotRepeated(postId: string, draft: Draft, at: number): void;
}

/** Creates the watch of an engine. */
export function createNeighbourWatch({ accounts, neighbours }: NeighbourWatchParts): NeighbourWatch {
  function notes(postId: string, draft: Draft, at: number): readonly AccountNote[] {
    return draft.variants.flatMap((variant) => {
      const account = accounts.get(variant.accountId);
      if (account === undefined) return [];
      const around = neighbours.of(account.id, at, sameWordsDays * 86_400_000, postId);
      const { text } = resolveVariant(draft, variant);
      // A story shows no words of its own.
      const words = variant.options?.format === 'story' ? '' : text;
      return judgeNeighbours(account.network as NetworkId, { text: words, at }, around).map((note) => ({
        ...note,
        accountId: account.id,
      }));
    });
  }

  return {
    notes,
    assertNotRepeated(postId, draft, at) {
      const refused = notes(postId, draft, at).find(({ kind }) => kind === 'refused');
      const account = refused === undefined ? undefined : accounts.get(refused.accountId);
      if (account === undefined) return;
      throw new ExpectedError('words-repeated', {
        network: networkNames[account.network as NetworkId],
        account: account.name,
      });
    },
  };
}
