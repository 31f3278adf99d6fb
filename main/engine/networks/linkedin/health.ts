import { fail, ok } from '../../../../shared/outcome.ts';
import type { Network } from '../network.ts';
import { codeOf, readBody, unansweredFailure, unexpectedReply } from '../replies.ts';
import { signInFailure } from './error-table.ts';
import { introspection, oauthError } from './parse.ts';
import { missingScopes } from './scopes.ts';
import { splitScopes } from './sign-in.ts';

/** What the network says of a token (contract L2, "Introspect"). */
export const health: NonNullable<Network['health']> = async (line, tokens) => {
  const { clientId, clientSecret } = line.client;
  const reply = await line.calls.send({
    method: 'POST',
    url: `${line.baseOf('www.linkedin.com')}/oauth/v2/introspectToken`,
    body: {
      kind: 'form',
      fields: { client_id: clientId, client_secret: clientSecret, token: tokens.accessToken },
    },
  });
  if (reply.kind !== 'reply') return fail(unansweredFailure(reply));
  if (reply.status !== 200) {
    const refused = signInFailure(readBody(oauthError, reply)?.error ?? '', reply.status);
    // It is the application that is not let in here: the person's grant may well stand.
    return fail(
      refused.class === 'reauth' ? { ...refused, class: 'fatal', code: 'app-misconfigured' } : refused,
    );
  }
  const found = readBody(introspection, reply);
  if (found === undefined) return fail(unexpectedReply(reply));
  if (!found.active) {
    const revoked = found.status === 'revoked';
    return fail({
      class: 'reauth',
      code: revoked ? 'access-revoked' : 'signed-out',
      networkCode: codeOf(found.status ?? 'inactive'),
    });
  }
  const scopes = found.scope === undefined ? tokens.scopes : splitScopes(found.scope);
  return ok({
    scopes,
    missingScopes: missingScopes(line.client, scopes),
    accessExpiresAt: found.expires_at === undefined ? tokens.accessExpiresAt : found.expires_at * 1000,
    dataAccessExpiresAt: null,
  });
};
