import type * as z from 'zod';
import type { Failure } from '../../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import type { NetworkReply } from '../../http/network-calls.ts';
import type { GrantTokens, Line } from '../network.ts';
import type { PasswordSignIn } from '../signing-in.ts';
import { callerOfGrant } from './caller.ts';
import { session, tokenEnd } from './parse.ts';
import { callXrpc, sendXrpc } from './xrpc.ts';

/** Four groups of four, as the network makes them: a main password has another shape and is never sent. */
const appPasswordShape = /^[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}-[a-z0-9]{4}$/;

function tokensOf(reply: z.infer<typeof session>, service: string): GrantTokens {
  return {
    subject: reply.did,
    accessToken: reply.accessJwt,
    accessExpiresAt: tokenEnd(reply.accessJwt),
    refreshToken: reply.refreshJwt,
    refreshExpiresAt: tokenEnd(reply.refreshJwt),
    scopes: [],
    service,
  };
}

/** Sign-in with an app password (contract §1, "Auth, app password"). */
export const passwordSignIn: PasswordSignIn = {
  kind: 'app-password',
  isAppPassword: (password) => appPasswordShape.test(password.trim()),
  async signIn(line, { service, identifier, password }) {
    const signedIn = await callXrpc(
      line,
      {
        as: { service },
        method: 'com.atproto.server.createSession',
        input: {
          kind: 'json',
          value: { identifier: identifier.trim().replace(/^@/, ''), password: password.trim() },
        },
      },
      session,
    );
    return signedIn.ok ? ok(tokensOf(signedIn.value, service)) : signedIn;
  },
};

/** A new pair of session tokens; a lost reply is harmless, because the server repeats the same next pair for a while. */
export async function renewSession(line: Line, tokens: GrantTokens): Promise<Outcome<GrantTokens, Failure>> {
  if (tokens.refreshToken === null) return fail({ class: 'reauth', code: 'signed-out' });
  const as = callerOfGrant(line, tokens, tokens.refreshToken);
  const renewed = await callXrpc(
    line,
    { as, method: 'com.atproto.server.refreshSession', input: 'empty' },
    session,
  );
  return renewed.ok ? ok(tokensOf(renewed.value, as.service)) : fail(renewed.failure);
}

/** Ends the session. The app password itself can only be deleted by its owner, at the network. */
export function endSession(line: Line, tokens: GrantTokens): Promise<NetworkReply> {
  return sendXrpc(line, {
    as: callerOfGrant(line, tokens, tokens.refreshToken ?? tokens.accessToken),
    method: 'com.atproto.server.deleteSession',
    input: 'empty',
  });
}
