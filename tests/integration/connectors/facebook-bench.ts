import { facebook } from '../../../main/engine/networks/facebook/index.ts';
import type {
  ActingAccount,
  DiscoveredAccount,
  GrantTokens,
  VerifyOutcome,
} from '../../../main/engine/networks/network.ts';
import { actingAs, openPracticeBench, type PracticeBench } from './practice-bench.ts';
import { createPublication, type TestPublication, type TestPublicationParts } from './publish-job.ts';

/** The Facebook connector, signed in on the practice networks. */
export interface FacebookBench extends PracticeBench {
  tokens(): GrantTokens;
  accounts(): readonly DiscoveredAccount[];
  /** The Page that tests write to. */
  page(): ActingAccount;
  /** Signs in again with these boxes unticked. */
  signInAgain(untick?: readonly string[]): Promise<void>;
  write(
    text: string,
    files?: TestPublicationParts['files'],
    parts?: Partial<TestPublicationParts>,
  ): TestPublication;
  /** Asks until the network has an answer, as the engine does. */
  verify(publication: TestPublication): Promise<VerifyOutcome>;
  /** Publishes, and answers with the id and address that the post came to have. */
  publish(publication: TestPublication): Promise<{ readonly remoteId: string; readonly url: string | null }>;
}

/** Opens the bench and signs in with everything ticked. */
export async function openFacebookBench(): Promise<FacebookBench> {
  const bench = await openPracticeBench(facebook);
  let tokens: GrantTokens;
  let accounts: readonly DiscoveredAccount[] = [];

  async function signInAgain(untick: readonly string[] = []): Promise<void> {
    tokens = await bench.signIn({ press: 'allow', untick });
    const found = await facebook.discover?.(bench.line, tokens);
    if (found?.ok !== true) throw new Error(`Nothing was found: ${JSON.stringify(found)}`);
    accounts = found.value.accounts;
  }

  const opened: FacebookBench = {
    ...bench,
    tokens: () => tokens,
    accounts: () => accounts,
    page() {
      const found = accounts.find(({ name, network }) => name === 'Maison Levain' && network === 'facebook');
      if (found === undefined) throw new Error('The Page was not found');
      return actingAs(found, tokens);
    },
    signInAgain,
    write: (text, files = [], parts = {}) =>
      createPublication({ line: bench.line, account: opened.page(), text, files, ...parts }),
    async verify(publication) {
      let outcome = await facebook.verify(publication.job());
      for (let asked = 0; outcome.kind === 'pending' && asked < 40; asked += 1) {
        await bench.line.clock.wait(outcome.recheckInMs);
        outcome = await facebook.verify(publication.job());
      }
      return outcome;
    },
    async publish(publication) {
      const outcome = await publication.publish(facebook);
      const ended = outcome.kind === 'published' ? outcome : await opened.verify(publication);
      if (ended.kind !== 'published') throw new Error(`It came to ${JSON.stringify(ended)}`);
      return ended;
    },
  };
  await signInAgain();
  return opened;
}
