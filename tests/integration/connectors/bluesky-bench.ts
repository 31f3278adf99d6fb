import { bluesky } from '../../../main/engine/networks/bluesky/index.ts';
import type { ActingAccount, BudgetReading, GrantTokens } from '../../../main/engine/networks/network.ts';
import { actingAs, openPracticeBench, type PracticeBench } from './practice-bench.ts';
import { createPublication, type TestPublication, type TestPublicationParts } from './publish-job.ts';

/** The Bluesky connector on the practice network, signed in with an app password. */
export interface BlueskyBench extends PracticeBench {
  readonly identifier: string;
  readonly tokens: GrantTokens;
  account: ActingAccount;
  /** What the connector noted of rate limits, oldest first. */
  readonly readings: readonly BudgetReading[];
  trySignIn(password: string): ReturnType<NonNullable<typeof bluesky.passwordSignIn>['signIn']>;
  write(text: string, parts?: Omit<TestPublicationParts, 'line' | 'account' | 'text'>): TestPublication;
}

/** The way in by app password. */
export function passwordSignIn(): NonNullable<typeof bluesky.passwordSignIn> {
  const way = bluesky.signIn.kind === 'app-password' ? bluesky.signIn : bluesky.passwordSignIn;
  if (way === undefined) throw new Error('Bluesky takes app passwords');
  return way;
}

/** Starts the practice networks and signs in. */
export async function openBlueskyBench(): Promise<BlueskyBench> {
  const opened = await openPracticeBench(bluesky);
  const readings: BudgetReading[] = [];
  const line = {
    ...opened.line,
    budgets: {
      note: (_: unknown, reading: BudgetReading) => {
        readings.push(reading);
      },
    },
  };
  const made = opened.server.networks.find(({ id }) => id === 'bluesky')?.admin.appPassword?.();
  if (made === undefined) throw new Error('The practice network makes no app passwords');
  const { identifier } = made;
  const trySignIn = (password: string) =>
    passwordSignIn().signIn(line, { service: line.baseOf('bsky.social'), identifier, password });
  const signedIn = await trySignIn(made.password);
  if (!signedIn.ok) throw new Error(`Sign-in failed: ${JSON.stringify(signedIn.failure)}`);
  const found = await bluesky.discover?.(line, signedIn.value);
  const [profile] = found?.ok === true ? found.value.accounts : [];
  if (profile === undefined) throw new Error(`Nobody was found: ${JSON.stringify(found)}`);
  const bench: BlueskyBench = {
    ...opened,
    line,
    identifier,
    tokens: signedIn.value,
    account: actingAs(profile, signedIn.value),
    readings,
    trySignIn,
    write: (text, parts) => createPublication({ line, account: bench.account, text, ...parts }),
  };
  return bench;
}
