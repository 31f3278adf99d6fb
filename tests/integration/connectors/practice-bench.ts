import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '../../../main/engine/clock.ts';
import { createHttpClient, practiceHosts } from '../../../main/engine/http/client.ts';
import type {
  ActingAccount,
  DiscoveredAccount,
  GrantTokens,
  Line,
  Network,
} from '../../../main/engine/networks/network.ts';
import type { PracticeClock } from '../../../main/practice/kit/clock.ts';
import { type PracticePublished, practiceClient } from '../../../main/practice/kit/practice-network.ts';
import { type PracticeServer, startPracticeServer } from '../../../main/practice/server.ts';
import { type ConsentChoice, walkConsent } from './consent.ts';

/** The practice networks and a line of one connector to them, over real HTTP. */
import { codeExchange, noBudgets } from '../../connector-parts.ts';
import { errand, nothingOnHold } from '../../free-errand.ts';

export interface PracticeBench {
  readonly server: PracticeServer;
  readonly line: Line;
  /** A folder for the files of this test. */
  readonly folder: string;
  /** The connector's way through the consent page: the parameters of the redirect. */
  consent(choice: ConsentChoice, redirectUri?: string): Promise<URLSearchParams>;
  /** Consents, and trades the code for tokens. */
  signIn(choice: ConsentChoice): Promise<GrantTokens>;
  /** What the network holds that was published there, newest first. */
  published(): readonly PracticePublished[];
  close(): Promise<void>;
}

const codeVerifier = 'verifier-verifier-verifier-verifier-verifier-0123';
const state = 'a-state-of-some-length';

/** Starts the practice networks for `network`'s connector. */
export async function openPracticeBench(network: Network, scopePreset?: string): Promise<PracticeBench> {
  const folder = await mkdtemp(join(tmpdir(), 'kaizup-connector-'));
  const server = await startPracticeServer({ folder: join(folder, 'world'), key: null, adminSecret: 'x' });
  const clock = clockOf(server.clock);
  const http = createHttpClient(clock, () => undefined, nothingOnHold);
  const practice = server.networks.find(({ id }) => id === network.id);
  if (practice === undefined) throw new Error(`There is no practice ${network.id}`);
  const line: Line = {
    calls: http.callsFor(network.id, practiceHosts(server.origin), errand),
    baseOf: (host) => `${server.origin}/${host}`,
    clock,
    client: { clientId: practiceClient.id, clientSecret: practiceClient.secret, scopePreset },
    budgets: noBudgets,
  };
  const redirectFor = (): string => {
    if (network.signIn.kind !== 'browser')
      throw new Error(`${network.id} does not sign in through a browser`);
    return `http://${network.signIn.redirectHost}:50123${network.signIn.redirectPath}`;
  };
  const bench: PracticeBench = {
    server,
    line,
    folder,
    async consent(choice, redirectUri = redirectFor()) {
      if (network.signIn.kind !== 'browser')
        throw new Error(`${network.id} does not sign in through a browser`);
      practice.admin.registerRedirect(redirectUri);
      const authorization = await network.signIn.authorize(line, {
        redirectUri,
        state,
        codeVerifier,
        service: null,
        loginHint: null,
        expected: null,
      });
      if (!authorization.ok) throw new Error(`No sign-in page: ${JSON.stringify(authorization.failure)}`);
      const params = await walkConsent(authorization.value.url, redirectUri, choice);
      if (params.get('state') !== state) throw new Error('The state did not come back');
      return params;
    },
    async signIn(choice) {
      if (network.signIn.kind !== 'browser')
        throw new Error(`${network.id} does not sign in through a browser`);
      const code = (await bench.consent(choice)).get('code') ?? '';
      const tokens = await network.signIn.exchangeCode(
        line,
        codeExchange({ code, redirectUri: redirectFor(), codeVerifier }),
      );
      if (!tokens.ok) throw new Error(`The code was refused: ${JSON.stringify(tokens.failure)}`);
      return tokens.value;
    },
    published: () => practice.admin.published(),
    async close() {
      await http.close();
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return bench;
}

/** An account that was found, as the engine acts for it. */
export function actingAs(found: DiscoveredAccount, tokens: GrantTokens): ActingAccount {
  return {
    remoteId: found.remoteId,
    kind: found.kind,
    mode: 'practice',
    name: found.name,
    handle: found.handle,
    facts: found.facts,
    token: found.token ?? tokens.accessToken,
    service: tokens.service,
  };
}

/** The practice networks' clock as the engine's: a wait moves both forward at once. */
function clockOf(practice: PracticeClock): Clock {
  return {
    now: () => practice.now(),
    wait(milliseconds) {
      practice.advance(milliseconds);
      return Promise.resolve();
    },
  };
}
