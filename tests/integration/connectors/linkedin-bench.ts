import { linkedin } from '../../../main/engine/networks/linkedin/index.ts';
import type {
  ActingAccount,
  DiscoveredAccount,
  GrantTokens,
  VerifyOutcome,
} from '../../../main/engine/networks/network.ts';
import { actingAs, openPracticeBench, type PracticeBench } from './practice-bench.ts';
import { createPublication, type TestPublication, type TestPublicationParts } from './publish-job.ts';

export type Author = 'member' | 'organization';

/** The one call that publishes. */
export const createPost = { host: 'api.linkedin.com', path: '/rest/posts', method: 'POST' } as const;

/** The LinkedIn connector, signed in on the practice networks. */
export interface LinkedInBench extends PracticeBench {
  readonly tokens: GrantTokens;
  readonly accounts: readonly DiscoveredAccount[];
  account(kind: Author): ActingAccount;
  write(kind: Author, text: string, parts?: Partial<TestPublicationParts>): TestPublication;
  /** Publishes, and answers with the URN that the post came to have. */
  publish(kind: Author, text: string, parts?: Partial<TestPublicationParts>): Promise<string>;
  /** Asks until the network has an answer, as the engine does. */
  verify(publication: TestPublication): Promise<VerifyOutcome>;
  /** The post as the network's interface tells it; only organisations' posts can be read. */
  read(urn: string): Promise<Readonly<Record<string, unknown>>>;
  /** The post's page, as its readers see it. */
  page(urn: string): Promise<string>;
}

/** Signs in with an application that holds the products of `preset`. */
export async function openLinkedInBench(
  preset: 'personal' | 'community' = 'community',
): Promise<LinkedInBench> {
  const bench = await openPracticeBench(linkedin, preset);
  const tokens = await bench.signIn({ press: 'allow' });
  const found = await linkedin.discover?.(bench.line, tokens);
  if (found?.ok !== true) throw new Error(`Nothing was found: ${JSON.stringify(found)}`);
  const { accounts } = found.value;
  const opened: LinkedInBench = {
    ...bench,
    tokens,
    accounts,
    account(kind) {
      const candidate = accounts.find((entry) => entry.kind === kind);
      if (candidate === undefined) throw new Error(`No ${kind} was found`);
      return actingAs(candidate, tokens);
    },
    write: (kind, text, parts = {}) =>
      createPublication({ line: bench.line, account: opened.account(kind), text, ...parts }),
    async publish(kind, text, parts) {
      const outcome = await opened.write(kind, text, parts).publish(linkedin);
      if (outcome.kind !== 'published') throw new Error(`It came to ${JSON.stringify(outcome)}`);
      return outcome.remoteId;
    },
    async verify(publication) {
      let outcome = await linkedin.verify(publication.job());
      for (let asked = 0; outcome.kind === 'pending' && asked < 10; asked += 1) {
        await bench.line.clock.wait(outcome.recheckInMs);
        outcome = await linkedin.verify(publication.job());
      }
      return outcome;
    },
    async read(urn) {
      const response = await fetch(
        `${bench.server.origin}/api.linkedin.com/rest/posts/${encodeURIComponent(urn)}`,
        {
          headers: {
            authorization: `Bearer ${tokens.accessToken}`,
            'linkedin-version': '202609',
            'x-restli-protocol-version': '2.0.0',
          },
        },
      );
      return (await response.json()) as Readonly<Record<string, unknown>>;
    },
    async page(urn) {
      const response = await fetch(`${bench.server.origin}/www.linkedin.com/feed/update/${urn}/`);
      return response.text();
    },
  };
  return opened;
}
