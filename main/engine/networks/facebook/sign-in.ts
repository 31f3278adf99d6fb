import type * as z from 'zod';
import type { Failure } from '../../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import { askGraph, callGraph, failureOf } from '../../graph-api/call.ts';
import { listAll } from '../../graph-api/paging.ts';
import { graphVersion } from '../../graph-api/version.ts';
import type { Line, Network } from '../network.ts';
import type { BrowserSignIn } from '../signing-in.ts';
import { permission, person, removed, tokenReply } from './parse.ts';
import { scopes } from './scopes.ts';

/** Where a person removes the applications that they let in. */
const manualUrl = 'https://www.facebook.com/settings/?tab=business_tools';

/** What errors mean at the token address, where they are about the application and the code. */
const exchangeErrors: Readonly<Record<string, Pick<Failure, 'class' | 'code'>>> = {
  // The secret is wrong.
  '1': { class: 'fatal', code: 'app-misconfigured' },
  '101': { class: 'fatal', code: 'app-misconfigured' },
  '191': { class: 'fatal', code: 'app-misconfigured' },
  // The code was used, has ended, or was never given.
  '100': { class: 'reauth', code: 'signed-out' },
  // The redirect address is not the one that the code was given for.
  '100/36008': { class: 'fatal', code: 'app-misconfigured' },
};

type TokenReply = z.infer<typeof tokenReply>;

/**
 * Sign-in in the browser (contract §1). The network has no PKCE for Page permissions, so `state` alone guards it.
 * A permission that was declined earlier is only asked for again on a `rerequest`.
 */
export const signIn: BrowserSignIn = {
  kind: 'browser',
  redirect: 'registered-port',
  redirectHost: 'localhost',
  redirectPath: '/callback/facebook',
  authorize({ baseOf, client }, { redirectUri, state }) {
    const query = new URLSearchParams({
      client_id: client.clientId,
      redirect_uri: redirectUri,
      state,
      scope: scopes.join(','),
      response_type: 'code',
      auth_type: 'rerequest',
    });
    return Promise.resolve(
      ok({ url: `${baseOf('www.facebook.com')}/${graphVersion}/dialog/oauth?${query.toString()}`, memo: {} }),
    );
  },
  isDenial: (error) => error === 'access_denied',
  async exchangeCode(line, { code, redirectUri }) {
    const short = await askForToken(line, { redirect_uri: redirectUri, code });
    if (!short.ok) return short;
    // Page tokens that come with a long-lived token do not end with it (contract §1.3).
    const long = await askForToken(line, {
      grant_type: 'fb_exchange_token',
      fb_exchange_token: short.value.access_token,
    });
    if (!long.ok) return long;
    const token = long.value.access_token;
    const me = await callGraph(line, { path: 'me', query: { fields: 'id' }, token }, person);
    if (!me.ok) return me;
    const permissions = await listAll(line, { path: 'me/permissions', token }, permission);
    if (!permissions.ok) return permissions;
    const lifetime = long.value.expires_in;
    return ok({
      subject: me.value.id,
      accessToken: token,
      accessExpiresAt: lifetime === undefined ? null : line.clock.now() + lifetime * 1000,
      refreshToken: null,
      refreshExpiresAt: null,
      scopes: permissions.value.filter(({ status }) => status === 'granted').map((entry) => entry.permission),
      service: null,
    });
  },
};

async function askForToken(
  line: Line,
  grant: Readonly<Record<string, string>>,
): Promise<Outcome<TokenReply, Failure>> {
  const { clientId, clientSecret } = line.client;
  const answer = await askGraph(
    line,
    {
      path: 'oauth/access_token',
      token: null,
      query: { client_id: clientId, client_secret: clientSecret, ...grant },
    },
    tokenReply,
  );
  if (answer.kind === 'answered') return ok(answer.body);
  const failure = failureOf(answer);
  if (answer.kind !== 'refused') return fail(failure);
  const { code, subcode } = answer.refusal;
  const meaning = exchangeErrors[`${code}/${subcode}`] ?? exchangeErrors[`${code}`];
  return fail({ ...failure, ...meaning });
}

/** Takes every permission back (contract §1.3); Page tokens end with them. */
export const revoke: NonNullable<Network['revoke']> = async (line, { subject, accessToken }) => {
  const answer = await askGraph(
    line,
    { method: 'DELETE', path: `${subject}/permissions`, token: accessToken },
    removed,
  );
  if (answer.kind === 'answered') return { kind: 'revoked' };
  // 190/458: the person has removed the application already.
  if (answer.kind === 'refused' && answer.refusal.code === 190 && answer.refusal.subcode === 458) {
    return { kind: 'revoked' };
  }
  return { kind: 'not-revoked', manualUrl, failure: failureOf(answer) };
};
