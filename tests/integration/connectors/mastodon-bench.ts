import { mastodon } from '../../../main/engine/networks/mastodon/index.ts';
import type { ActingAccount, GrantTokens, Line, PublishFile } from '../../../main/engine/networks/network.ts';
import type { BrowserSignIn } from '../../../main/engine/networks/signing-in.ts';
import type { PublishOptions } from '../../../shared/model/publish-options.ts';
import { codeExchange } from '../../connector-parts.ts';
import { walkConsent } from './consent.ts';
import { actingAs, openPracticeBench, type PracticeBench } from './practice-bench.ts';
import { createPublication, type TestPublication } from './publish-job.ts';

/** The connector at one practice server, signed in. */
export interface MastodonBench extends PracticeBench {
  /** The line with the identity that the server gave. */
  readonly line: Line;
  readonly account: ActingAccount;
  readonly tokens: GrantTokens;
  /** Where the server is reached. */
  readonly base: string;
  write(
    text: string,
    files?: readonly PublishFile[],
    options?: Partial<PublishOptions>,
    handOverAt?: number,
  ): TestPublication;
}

export const redirectUri = 'http://127.0.0.1:50123/callback/mastodon';
const codeVerifier = 'verifier-verifier-verifier-verifier-verifier-0123';

/** How the connector signs in. */
export function browserSignIn(): BrowserSignIn & Required<Pick<BrowserSignIn, 'register' | 'isRegistered'>> {
  const { signIn } = mastodon;
  if (signIn.kind !== 'browser' || signIn.register === undefined || signIn.isRegistered === undefined) {
    throw new Error('Mastodon signs in through a browser, at servers that it registers with');
  }
  return { ...signIn, register: signIn.register, isRegistered: signIn.isRegistered };
}

/** Signs in at a practice server. */
export async function openMastodonBench(host = 'mastodon.social'): Promise<MastodonBench> {
  const bench = await openPracticeBench(mastodon);
  const service = bench.line.baseOf(host);
  const client = await browserSignIn().register(bench.line, { service, redirectUri });
  if (!client.ok) throw new Error(`Not registered: ${JSON.stringify(client.failure)}`);
  const line: Line = { ...bench.line, client: client.value };
  const granted = await signInAt(line, service);
  // The engine keeps a server by its own name.
  const tokens = { ...granted, service: `https://${host}` };
  const found = await mastodon.discover?.(line, tokens);
  const [profile] = found?.ok === true ? found.value.accounts : [];
  if (profile === undefined) throw new Error(`Nobody was found: ${JSON.stringify(found)}`);
  const account = { ...actingAs(profile, tokens), service };
  return {
    ...bench,
    line,
    account,
    tokens,
    base: service,
    write: (text, files = [], options = {}, handOverAt) =>
      createPublication({
        line,
        account,
        text,
        files,
        options,
        ...(handOverAt === undefined ? {} : { handOverAt }),
      }),
  };
}

async function signInAt(line: Line, service: string): Promise<GrantTokens> {
  const signIn = browserSignIn();
  const request = { redirectUri, state: 'a-state', codeVerifier, service, loginHint: null, expected: null };
  const authorization = await signIn.authorize(line, request);
  if (!authorization.ok) throw new Error(`No page: ${JSON.stringify(authorization.failure)}`);
  const params = await walkConsent(authorization.value.url, redirectUri, { press: 'allow' });
  const tokens = await signIn.exchangeCode(
    line,
    codeExchange({
      code: params.get('code') ?? '',
      redirectUri,
      codeVerifier,
      service,
      memo: authorization.value.memo,
    }),
  );
  if (!tokens.ok) throw new Error(`The code was refused: ${JSON.stringify(tokens.failure)}`);
  return tokens.value;
}
