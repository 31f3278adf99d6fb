import { calculatePKCECodeChallenge } from 'oauth4webapi';
import * as z from 'zod';
import type { Failure } from '../../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import type { GrantTokens, Line } from '../network.ts';
import { readBody, unexpectedReply } from '../replies.ts';
import type { BrowserSignIn } from '../signing-in.ts';
import { newKey, readBinding, writeBinding } from './binding.ts';
import { sendBound } from './bound-call.ts';
import { defaultServiceHost } from './caller.ts';
import { askForTokens, endTokens, readRefusal, type Tokens } from './oauth-tokens.ts';
import { findAuthorizationServer, notOfTheNetwork, readAuthorizationServer } from './oauth-server.ts';
import { locate, readPerson } from './person.ts';
import { nameOf } from './servers.ts';

/** What is asked for: to act as an app password does, without reading messages (contract §1, "Scopes"). */
export const scopes = ['atproto', 'transition:generic'] as const;

const redirectPath = '/callback/bluesky';

/** A public client of the person's own computer, which needs no document on the internet; any port is taken. */
const clientId = `http://localhost?${new URLSearchParams({
  redirect_uri: `http://127.0.0.1${redirectPath}`,
  scope: scopes.join(' '),
}).toString()}`;

const pushed = z.object({ request_uri: z.string().min(1) });

const memory = z.object({ binding: z.string(), issuer: z.string(), expected: z.string().nullable() });

/** Public clients must be consented to again after two weeks, however often they renew (contract §1). */
export const consentLasts = 14 * 24 * 3_600_000;

/** Sign-in in the browser (contract §1, "Auth, OAuth"). */
export const signIn: BrowserSignIn = {
  kind: 'browser',
  redirect: 'any-port',
  redirectHost: '127.0.0.1',
  redirectPath,
  defaultService: `https://${defaultServiceHost}`,
  client: { clientId, clientSecret: '' },
  locate,

  async authorize(line, { service, redirectUri, state, codeVerifier, loginHint, expected }) {
    const server = await findAuthorizationServer(line, service ?? line.baseOf(defaultServiceHost));
    if (!server.ok) return server;
    const { issuer, authorization_endpoint: page, pushed_authorization_request_endpoint: url } = server.value;
    const key = newKey();
    const reply = await sendBound(line, key, null, {
      method: 'POST',
      url,
      body: {
        kind: 'form',
        fields: {
          client_id: line.client.clientId,
          response_type: 'code',
          redirect_uri: redirectUri,
          scope: scopes.join(' '),
          state,
          code_challenge: await calculatePKCECodeChallenge(codeVerifier),
          code_challenge_method: 'S256',
          ...(loginHint === null ? {} : { login_hint: loginHint }),
        },
      },
    });
    if (reply.kind !== 'reply' || (reply.status !== 201 && reply.status !== 200)) {
      return fail(readRefusal(reply));
    }
    const kept = readBody(pushed, reply);
    if (kept === undefined) return fail(unexpectedReply(reply));
    const address = new URL(page);
    address.searchParams.set('client_id', line.client.clientId);
    address.searchParams.set('request_uri', kept.request_uri);
    const binding = writeBinding({ key, issuer: nameOf(line, issuer) });
    return ok({ url: address.href, memo: { binding, issuer, expected } });
  },

  isAnswerOf: (params, memo) => params.get('iss') === memory.parse(memo).issuer,

  isDenial: (error) => error === 'access_denied',

  async exchangeCode(line, { code, redirectUri, codeVerifier, memo, service }) {
    const { binding: written, issuer, expected } = memory.parse(memo);
    const binding = readBinding(written);
    if (binding === null) return fail({ class: 'reauth', code: 'signed-out' });
    const server = await readAuthorizationServer(line, issuer);
    if (!server.ok) return server;
    const asked = await askForTokens(line, server.value, binding.key, {
      grant_type: 'authorization_code',
      code,
      redirect_uri: redirectUri,
      code_verifier: codeVerifier,
    });
    if (!asked.ok) return asked;
    const home = await homeOf(line, asked.value, { issuer, expected, service });
    if (home.ok) {
      return ok({
        subject: asked.value.did,
        accessToken: asked.value.accessToken,
        accessExpiresAt: asked.value.accessExpiresAt,
        refreshToken: asked.value.refreshToken,
        refreshExpiresAt: line.clock.now() + consentLasts,
        scopes: asked.value.scopes,
        service: home.value,
        binding: writeBinding({ ...binding, issuer: issuer === home.value ? null : binding.issuer }),
      } satisfies GrantTokens);
    }
    // A key that nobody will use must not stay valid.
    await endTokens(line, server.value, binding.key, asked.value.refreshToken ?? asked.value.accessToken);
    return home;
  },
};

/** The server of whoever signed in, who must be one that this issuer speaks for: anybody could claim to be anybody else. */
async function homeOf(
  line: Line,
  { did }: Tokens,
  begun: { readonly issuer: string; readonly expected: string | null; readonly service: string | null },
): Promise<Outcome<string, Failure>> {
  // Looked up before the browser opened, and their server named this issuer.
  if (did === begun.expected && begun.service !== null) return ok(begun.service);
  const person = await readPerson(line, did);
  if (!person.ok) return person;
  const { service } = person.value;
  const server = await findAuthorizationServer(line, service);
  if (!server.ok) return server;
  return server.value.issuer === begun.issuer ? ok(service) : fail(notOfTheNetwork);
}
