import { facebook } from '../../../main/engine/networks/facebook/index.ts';
import { instagram } from '../../../main/engine/networks/instagram/index.ts';
import type { ActingAccount, VerifyOutcome } from '../../../main/engine/networks/network.ts';
import { createLoopbackHandover } from '../../../main/engine/services/media/loopback-handover.ts';
import type { PracticePublished } from '../../../main/practice/kit/practice-network.ts';
import { actingAs, openPracticeBench, type PracticeBench } from './practice-bench.ts';
import { createPublication, type TestPublication, type TestPublicationParts } from './publish-job.ts';

/** The Instagram connector, signed in through Facebook on the practice networks. */
export interface InstagramBench extends PracticeBench {
  account(): ActingAccount;
  /** Signs in again with these boxes unticked. */
  signInAgain(untick?: readonly string[]): Promise<void>;
  write(
    text: string,
    files: TestPublicationParts['files'],
    parts?: Partial<TestPublicationParts>,
  ): TestPublication;
  /** Asks until the network has an answer, as the engine does. */
  verify(publication: TestPublication): Promise<VerifyOutcome>;
  /** Publishes, and answers with the id and address that it came to have. */
  publish(publication: TestPublication): Promise<{ readonly remoteId: string; readonly url: string | null }>;
}

/** Opens the bench and signs in with everything ticked. */
export async function openInstagramBench(): Promise<InstagramBench> {
  const bench = await openPracticeBench(facebook);
  const handover = createLoopbackHandover();
  let account: ActingAccount;

  async function signInAgain(untick: readonly string[] = []): Promise<void> {
    const tokens = await bench.signIn({ press: 'allow', untick });
    const found = await facebook.discover?.(bench.line, tokens);
    const professional =
      found?.ok === true ? found.value.accounts.find(({ network }) => network === 'instagram') : undefined;
    if (professional === undefined) throw new Error(`No Instagram account: ${JSON.stringify(found)}`);
    account = actingAs(professional, tokens);
  }

  const opened: InstagramBench = {
    ...bench,
    account: () => account,
    signInAgain,
    published: (): readonly PracticePublished[] =>
      bench.server.networks.find(({ id }) => id === 'instagram')?.admin.published() ?? [],
    write: (text, files = [], parts = {}) =>
      createPublication({ line: bench.line, account, text, files, handover, ...parts }),
    async verify(publication) {
      let outcome = await instagram.verify(publication.job());
      for (let asked = 0; outcome.kind === 'pending' && asked < 40; asked += 1) {
        await bench.line.clock.wait(outcome.recheckInMs);
        outcome = await instagram.verify(publication.job());
      }
      return outcome;
    },
    async publish(publication) {
      const outcome = await publication.publish(instagram);
      const ended = outcome.kind === 'published' ? outcome : await opened.verify(publication);
      if (ended.kind !== 'published') throw new Error(`It came to ${JSON.stringify([outcome, ended])}`);
      return ended;
    },
    async close() {
      await handover.close();
      await bench.close();
    },
  };
  await signInAgain();
  return opened;
}
