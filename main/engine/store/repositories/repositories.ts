import type { Clock } from '../../clock.ts';
import type { SecretBox } from '../keys.ts';
import type { Store } from '../store.ts';
import { type Accounts, createAccounts } from './accounts.ts';
import { type Budgets, createBudgets } from './budgets.ts';
import { createFacts, type Facts } from './facts.ts';
import { createLedger, type Ledger } from './ledger.ts';
import { createMediaAssets, type MediaAssets } from './media.ts';
import { createPosts, type Posts } from './posts.ts';
import { createPublications, type Publications } from './publications.ts';
import { createRestrictionStore, type RestrictionStore } from './restrictions.ts';
import { createSnapshots, type Snapshots } from './snapshots.ts';

/** The repositories that more than one service uses. */
export interface Repositories {
  readonly accounts: Accounts;
  readonly assets: MediaAssets;
  readonly budgets: Budgets;
  readonly facts: Facts;
  readonly ledger: Ledger;
  readonly posts: Posts;
  readonly publications: Publications;
  readonly restrictionStore: RestrictionStore;
  readonly snapshots: Snapshots;
}

/** All of them in `store`; `box` seals what is secret. */
export function createRepositories(store: Store, box: SecretBox, clock: Clock): Repositories {
  return {
    accounts: createAccounts(store, box),
    assets: createMediaAssets(store),
    budgets: createBudgets(store, clock),
    facts: createFacts(store),
    ledger: createLedger(store),
    posts: createPosts(store),
    publications: createPublications(store),
    restrictionStore: createRestrictionStore(store),
    snapshots: createSnapshots(store),
  };
}
