import type { Context } from 'hono';
import { Hono } from 'hono';
import * as z from 'zod';
import { blobUploadLimit } from './blobs.ts';
import { invalidRequest } from './errors.ts';
import { findPerson } from './neighbours.ts';
import { owner } from './owner.ts';
import type { Spend } from './rate-limits.ts';
import type { Sessions, SessionTokens } from './sessions.ts';
import { bearer, type RequireAccess, readInput } from './xrpc.ts';

const credentials = z.object({ identifier: z.string(), password: z.string() });

/** Sessions, the owner's identity and what the server offers (contract §1, "Auth, app password"). */
export function sessionRoutes(sessions: Sessions, spend: Spend, requireAccess: RequireAccess): Hono {
  const routes = new Hono();
  const account = { did: owner.did, handle: owner.handle, active: true } as const;
  const told = (tokens: SessionTokens) => ({ ...tokens, ...account });

  routes.post('/xrpc/com.atproto.server.createSession', async (context) => {
    const { identifier, password } = await readInput(context, credentials);
    const headers = spend('session', 1);
    return context.json(told(sessions.create(identifier, password)), 200, headers);
  });

  routes.post('/xrpc/com.atproto.server.refreshSession', async (context) => {
    await requireEmpty(context);
    return context.json(told(sessions.refresh(bearer(context))), 200, spend('all', 1));
  });

  routes.post('/xrpc/com.atproto.server.deleteSession', async (context) => {
    await requireEmpty(context);
    sessions.end(bearer(context));
    return context.body(null, 200);
  });

  routes.get('/xrpc/com.atproto.server.getSession', (context) => {
    requireAccess(context);
    return context.json({ ...account, email: owner.email, emailConfirmed: true }, 200, spend('all', 1));
  });

  routes.get('/xrpc/com.atproto.server.describeServer', (context) =>
    context.json({
      did: 'did:web:bsky.social',
      availableUserDomains: ['.bsky.social'],
      inviteCodeRequired: false,
      blobUploadLimit,
      links: {},
    }),
  );

  routes.get('/xrpc/com.atproto.identity.resolveHandle', (context) => {
    const person = findPerson(context.req.query('handle') ?? '');
    if (person === undefined) throw invalidRequest('Unable to resolve handle');
    return context.json({ did: person.did });
  });
  return routes;
}

async function requireEmpty(context: Context): Promise<void> {
  if ((await context.req.text()) !== '')
    throw invalidRequest('A request body was provided when none was expected');
}
