import { generateRandomCodeVerifier } from 'oauth4webapi';
import type { Line, GrantTokens } from '../../main/engine/networks/network.ts';
import type { Authorization } from '../../main/engine/networks/signing-in.ts';
import { type Loopback, listenForRedirect } from '../../main/engine/oauth/loopback.ts';
import type { Failure } from '../../shared/model/failure.ts';
import type { Outcome } from '../../shared/outcome.ts';
import { browserSignIn } from './pds-stage.ts';

/** Where a sign-in begins. */
export interface Beginning {
  readonly service: string;
  readonly loginHint: string | null;
  readonly expected: string | null;
}

/** One sign-in under way, as the engine does it: its own listener, its own connector. */
export interface UnderWay {
  readonly url: string;
  readonly loopback: Loopback;
  readonly authorization: Authorization;
  /** What the browser brought back. */
  cameBack(): Promise<URLSearchParams>;
  exchange(
    params: URLSearchParams,
    wrong?: { readonly codeVerifier?: string; readonly redirectUri?: string },
  ): Promise<Outcome<GrantTokens, Failure>>;
}

export const state = 'a-state-of-some-length';

/** Listens on a port of the system's choice and asks the server for its page. */
export async function begin(line: Line, beginning: Beginning): Promise<UnderWay> {
  const signIn = browserSignIn();
  const codeVerifier = generateRandomCodeVerifier();
  const listening = await listenForRedirect({
    path: signIn.redirectPath,
    host: signIn.redirectHost,
    port: 0,
    timeoutMs: 60_000,
    page: () => '<h1>Back to Kaizup</h1>',
    knows: (given) => given === state,
  });
  if (!listening.ok) throw new Error('No port to listen on');
  const loopback = listening.value;
  const { redirectUri } = loopback;
  const asked = await signIn.authorize(line, { redirectUri, state, codeVerifier, ...beginning });
  if (!asked.ok) throw new Error(`No sign-in page: ${JSON.stringify(asked.failure)}`);
  const authorization = asked.value;
  return {
    url: authorization.url,
    loopback,
    authorization,
    async cameBack() {
      const redirect = await loopback.redirect;
      if (redirect.kind !== 'redirected') throw new Error(`The browser did not come back: ${redirect.kind}`);
      if (signIn.isAnswerOf?.(redirect.params, authorization.memo) !== true) {
        throw new Error('The answer is not from the server that was asked');
      }
      return redirect.params;
    },
    exchange: (params, wrong = {}) =>
      signIn.exchangeCode(line, {
        code: params.get('code') ?? '',
        redirectUri,
        codeVerifier,
        service: beginning.service,
        memo: authorization.memo,
        params,
        ...wrong,
      }),
  };
}
