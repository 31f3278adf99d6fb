import type { Context } from 'hono';
import { sendErrorPage, sendPage } from '../kit/page.ts';
import { practiceClient } from '../kit/practice-network.ts';
import { digestOf, randomSecret } from '../kit/secrets.ts';
import { consentPage } from './consent-page.ts';
import { errorReply, graphError, type GraphError, isGraphError } from './graph-error.ts';
import type { MetaWorld } from './meta-world.ts';
import type { DialogRecord } from './model.ts';
import { listParam } from './params.ts';
import { knownScopes } from './scopes.ts';
import { personId } from './seed.ts';
import { checkToken, issueUserToken, lifetimes, sameText } from './tokens.ts';

/** Shows the login dialog (§1.1); the redirect address must be registered to the letter (§1.2). */
export function showDialog(world: MetaWorld, context: Context): Response | Promise<Response> {
  const { searchParams, pathname } = new URL(context.req.url);
  const refuse = (reason: string) => sendErrorPage(context, 'Facebook', reason);
  const redirectUri = searchParams.get('redirect_uri') ?? '';
  if (searchParams.get('client_id') !== practiceClient.id) return refuse('The app id is not known here.');
  if (world.redirects.get(redirectUri) === undefined) {
    return refuse('The redirect address is not registered for this app, to the letter.');
  }
  if ((searchParams.get('response_type') ?? 'code') !== 'code')
    return refuse('Only response_type=code is offered.');
  const scopes = [...new Set(listParam(searchParams.get('scope') ?? ''))];
  const unknown = scopes.filter((scope) => knownScopes[scope] === undefined);
  if (unknown.length > 0) return refuse(`Invalid scopes: ${unknown.join(', ')}.`);

  const person = world.people.get(personId);
  if (person === undefined) return refuse('Nobody lives here yet.');
  const request = randomSecret('', 40);
  const hash = digestOf(request);
  world.dialogs.put(hash, {
    hash,
    redirectUri,
    state: searchParams.get('state'),
    scopes: scopes.filter((scope) => scope !== 'public_profile'),
    shownAt: world.now(),
  });
  return sendPage(
    context,
    consentPage({
      request,
      action: `${world.setting.baseOf('www.facebook.com')}${pathname}`,
      person,
      pages: world.pages.all(),
      scopes: scopes.filter((scope) => scope !== 'public_profile'),
    }),
  );
}

/** Takes the person's answer and sends the browser back, `state` with it. */
export async function answerDialog(world: MetaWorld, context: Context): Promise<Response> {
  const form = await context.req.raw.formData();
  const request = form.get('request');
  const hash = digestOf(typeof request === 'string' ? request : '');
  const dialog = world.dialogs.get(hash);
  if (dialog === undefined) return sendErrorPage(context, 'Facebook', 'This question was answered before.');
  world.dialogs.delete(hash);
  const back = new URL(dialog.redirectUri);
  if (form.get('decision') === 'allow') {
    grant(world, dialog, form.getAll('page').map(String), form.getAll('permission').map(String));
    back.searchParams.set('code', issueCode(world, dialog.redirectUri));
  } else {
    back.searchParams.set('error', 'access_denied');
    back.searchParams.set('error_code', '200');
    back.searchParams.set('error_description', 'Permissions error');
    back.searchParams.set('error_reason', 'user_denied');
  }
  if (dialog.state !== null) back.searchParams.set('state', dialog.state);
  return context.redirect(back.href, 302);
}

function grant(
  world: MetaWorld,
  dialog: DialogRecord,
  pages: readonly string[],
  permissions: readonly string[],
): void {
  const before = world.grants.get(personId);
  const answered = dialog.scopes.map(
    (scope) => [scope, permissions.includes(scope) ? 'granted' : 'declined'] as const,
  );
  world.grants.put(personId, {
    id: personId,
    scopes: { ...before?.scopes, public_profile: 'granted', ...Object.fromEntries(answered) },
    pages: pages.filter((id) => world.pages.get(id) !== undefined),
    generation: before?.generation ?? 1,
    endedBy: before?.endedBy ?? 458,
    consentedAt: world.now(),
  });
}

function issueCode(world: MetaWorld, redirectUri: string): string {
  const code = randomSecret('AQ', 120);
  const hash = digestOf(code);
  world.codes.put(hash, { hash, userId: personId, redirectUri, issuedAt: world.now(), used: false });
  return code;
}

/** `GET /oauth/access_token`: redeems a code, or makes a short token long (§1.1). */
export function exchange(world: MetaWorld, params: URLSearchParams): Response {
  const refused = checkClient(params);
  if (refused !== undefined) return errorReply(refused);
  const issued =
    params.get('grant_type') === 'fb_exchange_token'
      ? lengthen(world, params.get('fb_exchange_token') ?? '')
      : redeem(world, params.get('code'), params.get('redirect_uri'));
  if (isGraphError(issued)) return errorReply(issued);
  const seconds = Math.floor((issued.record.expiresAt - world.now()) / 1000);
  return Response.json(
    { access_token: issued.text, token_type: 'bearer', expires_in: seconds },
    { headers: { 'cache-control': 'no-store' } },
  );
}

function checkClient(params: URLSearchParams): GraphError | undefined {
  if (params.get('client_id') !== practiceClient.id)
    return graphError(101, 'Error validating application. Cannot get application info.');
  if (!sameText(params.get('client_secret') ?? '', practiceClient.secret))
    return graphError(1, 'Error validating client secret.');
  return undefined;
}

function redeem(world: MetaWorld, code: string | null, redirectUri: string | null) {
  if (code === null) return graphError(100, 'Missing authorization code');
  const record = world.codes.get(digestOf(code));
  const grantOf = record === undefined ? undefined : world.grants.get(record.userId);
  if (record === undefined || grantOf === undefined) {
    return graphError(100, 'Invalid verification code format.', { subcode: 36007 });
  }
  if (record.used) return graphError(100, 'This authorization code has been used.', { subcode: 36009 });
  if (record.redirectUri !== redirectUri) {
    return graphError(
      100,
      'Error validating verification code. Please make sure your redirect_uri is identical to the one you used in the OAuth dialog request',
      { subcode: 36008 },
    );
  }
  if (world.now() - record.issuedAt > lifetimes.code) {
    return graphError(100, 'This authorization code has expired.', { subcode: 36007 });
  }
  world.codes.put(record.hash, { ...record, used: true });
  return issueUserToken(world, grantOf, false);
}

function lengthen(world: MetaWorld, text: string) {
  const live = checkToken(world, text);
  if (isGraphError(live)) return live;
  if (live.record.type !== 'USER') return graphError(100, 'Only a user token can be exchanged');
  return issueUserToken(world, live.grant, true);
}
