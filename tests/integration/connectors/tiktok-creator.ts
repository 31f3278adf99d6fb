import type {
  ActingAccount,
  DiscoveredAccount,
  GrantTokens,
  PublishFile,
  VerifyOutcome,
} from '../../../main/engine/networks/network.ts';
import { tiktok } from '../../../main/engine/networks/tiktok/index.ts';
import { createProfileDesk, type TikTokProfile } from '../../../main/practice/tiktok/application.ts';
import type { TikTokOptions } from '../../../shared/model/post.ts';
import type { PublishOptions } from '../../../shared/model/publish-options.ts';
import type { ConsentChoice } from './consent.ts';
import { actingAs, openPracticeBench, type PracticeBench } from './practice-bench.ts';
import { createPublication, type TestPublication } from './publish-job.ts';

/** The practice creator, signed in, and the connector's line to them. */
export interface Creator {
  readonly bench: PracticeBench;
  readonly tokens: GrantTokens;
  readonly found: DiscoveredAccount;
  readonly account: ActingAccount;
  /** Goes on with other tokens of the same creator. */
  act(tokens: GrantTokens): Promise<void>;
  /** Signs in once more. */
  signIn(choice: ConsentChoice): Promise<void>;
  write(
    text: string,
    files: readonly PublishFile[],
    options?: Partial<TikTokOptions>,
    more?: Partial<PublishOptions>,
  ): TestPublication;
  /** Changes what the network knows of the application and the creator. */
  change(profile: Partial<TikTokProfile>): void;
  /** Asks until the network has decided, on its own clock. */
  settle(publication: TestPublication): Promise<VerifyOutcome>;
}

/** Choices that TikTok takes from an application that it has not audited. */
export const onlyMe: TikTokOptions = {
  privacyLevel: 'SELF_ONLY',
  allowComment: false,
  allowDuet: false,
  allowStitch: false,
  yourBrand: false,
  brandedContent: false,
  consented: true,
};

/** Signs the practice creator in. */
export async function openCreator(choice: ConsentChoice = { press: 'allow' }): Promise<Creator> {
  const bench = await openPracticeBench(tiktok);
  let tokens = await bench.signIn(choice);
  let found = await discover(tokens);

  async function discover(given: GrantTokens): Promise<DiscoveredAccount> {
    const discovery = await tiktok.discover?.(bench.line, given);
    const [creator] = discovery?.ok === true ? discovery.value.accounts : [];
    if (creator === undefined) throw new Error(`Nobody was found: ${JSON.stringify(discovery)}`);
    return creator;
  }

  const creator: Creator = {
    bench,
    get tokens() {
      return tokens;
    },
    get found() {
      return found;
    },
    get account() {
      return actingAs(found, tokens);
    },
    async act(given) {
      found = await discover(given);
      tokens = given;
    },
    signIn: async (again) => creator.act(await bench.signIn(again)),
    write: (text, files, options = {}, more = {}) =>
      createPublication({
        line: bench.line,
        account: creator.account,
        text,
        files,
        tiktok: { ...onlyMe, ...options },
        options: more,
      }),
    change: (profile) =>
      createProfileDesk({ ...bench.server, baseOf: bench.line.baseOf }, {}).change(profile),
    async settle(publication) {
      for (let checks = 0; checks < 200; checks += 1) {
        const outcome = await tiktok.verify(publication.job());
        if (outcome.kind !== 'pending') return outcome;
        await bench.line.clock.wait(outcome.recheckInMs);
      }
      throw new Error('The network never decides');
    },
  };
  return creator;
}
