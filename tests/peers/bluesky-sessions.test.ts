import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bluesky } from '../../main/engine/networks/bluesky/index.ts';
import { openPdsStage, passwordSignIn, type PdsStage } from './pds-stage.ts';

let stage: PdsStage;
beforeAll(async () => {
  stage = await openPdsStage();
}, 60_000);
afterAll(() => stage.close());
beforeEach(() => stage.newPerson());

describe('signing in', () => {
  test('an app password opens a session whose ends are known', () => {
    expect(stage.tokens.subject).toBe(stage.person.did);
    expect(stage.tokens.service).toBe(stage.proxy.origin);
    expect((stage.tokens.accessExpiresAt ?? 0) - Date.now()).toBeGreaterThan(60 * 60_000);
    expect((stage.tokens.refreshExpiresAt ?? 0) - Date.now()).toBeGreaterThan(80 * 24 * 60 * 60_000);
  });

  test('the server makes app passwords of the shape that is asked for', () => {
    const { isAppPassword } = passwordSignIn();
    expect(isAppPassword(stage.person.appPassword)).toBe(true);
    expect(isAppPassword(`main-password-of-${stage.person.handle}`)).toBe(false);
  });

  test('a wrong app password is refused as such', async () => {
    const refused = await stage.trySignIn('aaaa-aaaa-aaaa-aaaa');
    expect(refused).toMatchObject({
      ok: false,
      failure: { class: 'reauth', networkCode: 'AuthenticationRequired' },
    });
  });

  test('the account is found under its handle while the public index is away', async () => {
    const found = await bluesky.discover?.(stage.line, stage.tokens);
    expect(found).toMatchObject({
      ok: true,
      value: {
        accounts: [
          {
            remoteId: stage.person.did,
            kind: 'profile',
            name: stage.person.handle,
            handle: stage.person.handle,
          },
        ],
        missingScopes: [],
      },
    });
  });
});

describe('renewing and ending a session', () => {
  test('a renewed pair works', async () => {
    const renewed = await bluesky.refresh?.(stage.line, stage.tokens);
    if (renewed?.ok !== true) throw new Error('Not renewed');
    expect(renewed.value.refreshToken).not.toBe(stage.tokens.refreshToken);
    stage.account = stage.actingAs(renewed.value);
    expect(await stage.write('With the new pair').publish(bluesky)).toMatchObject({ kind: 'published' });
  });

  test('a renewal whose reply was lost can be asked for again', async () => {
    stage.proxy.cutNextReply();
    const lost = await bluesky.refresh?.(stage.line, stage.tokens);
    expect(lost).toMatchObject({ ok: false, failure: { class: 'retry', code: 'reply-lost' } });
    const again = await bluesky.refresh?.(stage.line, stage.tokens);
    expect(again).toMatchObject({ ok: true });
  });

  test('after the owner took the app password back, the session cannot be renewed', async () => {
    await stage.person.revokeAppPassword();
    const refused = await bluesky.refresh?.(stage.line, stage.tokens);
    expect(refused).toMatchObject({
      ok: false,
      failure: { class: 'reauth', code: 'access-revoked', networkCode: 'ExpiredToken' },
    });
    expect(await stage.trySignIn(stage.person.appPassword)).toMatchObject({
      ok: false,
      failure: { class: 'reauth' },
    });
  });

  test('an ended session cannot be renewed', async () => {
    expect(await bluesky.revoke?.(stage.line, stage.tokens)).toEqual({ kind: 'revoked' });
    expect(await bluesky.refresh?.(stage.line, stage.tokens)).toMatchObject({
      ok: false,
      failure: { class: 'reauth' },
    });
  });
});
