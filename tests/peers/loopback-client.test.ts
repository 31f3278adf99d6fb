import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { systemClock } from '../../main/engine/clock.ts';
import { createHttpClient, practiceHosts } from '../../main/engine/http/client.ts';
import { newKey, readBinding, writeBinding } from '../../main/engine/networks/bluesky/binding.ts';
import { bluesky } from '../../main/engine/networks/bluesky/index.ts';
import type { GrantTokens, Line } from '../../main/engine/networks/network.ts';
import { noBudgets } from '../connector-parts.ts';
import { type BrowserPerson, startBrowserPerson } from '../e2e/browser-person.ts';
import { begin, state, type UnderWay } from './browser-way.ts';
import { type Oidc, startOidc } from './oidc.ts';
import { browserSignIn } from './pds-stage.ts';
import { errand, nothingOnHold } from '../free-errand.ts';

const did = 'did:plc:judgejudgejudgejudgejudg';
const { client, redirectHost, redirectPath } = browserSignIn();
if (client === undefined) throw new Error('Bluesky needs no registration');

let oidc: Oidc;
let browser: BrowserPerson;
let line: Line;
const http = createHttpClient(systemClock, () => undefined, nothingOnHold);
beforeAll(async () => {
  oidc = await startOidc(client.clientId, `http://${redirectHost}${redirectPath}`);
  browser = await startBrowserPerson();
  line = {
    calls: http.callsFor('bluesky', practiceHosts(oidc.origin), errand),
    baseOf: (host) => `http://${host}`,
    clock: systemClock,
    client,
    budgets: noBudgets,
  };
}, 60_000);
afterAll(async () => {
  await browser.leave();
  await http.close();
  await oidc.stop();
});

const start = (): Promise<UnderWay> => begin(line, { service: oidc.origin, loginHint: null, expected: did });

/** A person signs in on the provider's own pages, unless it remembers them, and says yes or no. */
async function answer({ url }: UnderWay, says: 'yes' | 'no' = 'yes'): Promise<void> {
  await browser.visit(url, async (page) => {
    const back = page.getByRole('heading', { name: 'Back to Kaizup' });
    if (says === 'no') {
      await page.getByRole('link', { name: /cancel|abort/i }).click();
      return back.waitFor();
    }
    const login = page.locator('input[name=login]');
    const consent = page.getByRole('button', { name: 'Continue' });
    await login.or(consent).first().waitFor();
    if (await login.isVisible()) {
      await login.fill(did);
      await page.locator('input[name=password]').fill('any');
      await page.getByRole('button', { name: 'Sign-in' }).click();
    }
    await consent.click();
    await back.waitFor();
  });
}

async function signIn(): Promise<GrantTokens> {
  const underWay = await start();
  await answer(underWay);
  const exchanged = await underWay.exchange(await underWay.cameBack());
  if (!exchanged.ok) throw new Error(`The code was refused: ${JSON.stringify(exchanged.failure)}`);
  return exchanged.value;
}

const refused = { ok: false, failure: { class: 'reauth', networkCode: 'invalid_grant' } };

describe('the loopback client before a provider that others wrote', () => {
  test('pushes, proves and trades at a port that was never registered', async () => {
    const tokens = await signIn();
    expect(tokens).toMatchObject({
      subject: did,
      service: oidc.origin,
      scopes: ['atproto', 'transition:generic'],
    });
    expect(tokens.refreshToken).not.toBeNull();
  });

  test('a refusal by the person comes back as one', async () => {
    const underWay = await start();
    await answer(underWay, 'no');
    const params = await underWay.cameBack();
    expect(browserSignIn().isDenial(params.get('error') ?? '', params)).toBe(true);
  });

  test('a redirect with another state is turned away and does not end the sign-in', async () => {
    const underWay = await start();
    const { redirectUri } = underWay.loopback;
    const forged = await fetch(`${redirectUri}?code=stolen&state=guessed&iss=${oidc.origin}`);
    expect(forged.status).toBe(400);
    await answer(underWay);
    const params = await underWay.cameBack();
    expect(params.get('state')).toBe(state);
    expect(await underWay.exchange(params)).toMatchObject({ ok: true });
  });

  test.each([
    ['another verifier', () => ({ codeVerifier: 'another-verifier-another-verifier-another-verifier' })],
    ['another port', ({ port }: URL) => ({ redirectUri: redirectTo(Number(port) === 1025 ? 1026 : 1025) })],
  ])('a code is not traded with %s', async (_name, wrong) => {
    const underWay = await start();
    await answer(underWay);
    const params = await underWay.cameBack();
    const spoiled = wrong(new URL(underWay.loopback.redirectUri));
    expect(await underWay.exchange(params, spoiled)).toMatchObject(refused);
  });

  test('a code that is traded twice ends what it was traded for', async () => {
    const underWay = await start();
    await answer(underWay);
    const params = await underWay.cameBack();
    const first = await underWay.exchange(params);
    if (!first.ok) throw new Error('The code was refused');
    expect(await underWay.exchange(params)).toMatchObject(refused);
    expect(await bluesky.refresh?.(line, first.value)).toMatchObject(refused);
  });

  test('a renewal rotates; the old token used again ends the new one too', async () => {
    const tokens = await signIn();
    const next = await bluesky.refresh?.(line, tokens);
    if (next?.ok !== true) throw new Error(`Not renewed: ${JSON.stringify(next)}`);
    expect(next.value.refreshToken).not.toBe(tokens.refreshToken);
    expect(await bluesky.refresh?.(line, tokens)).toMatchObject(refused);
    expect(await bluesky.refresh?.(line, next.value)).toMatchObject(refused);
  });

  test('a renewal with another key is refused', async () => {
    const tokens = await signIn();
    const binding = readBinding(tokens.binding);
    if (binding === null) throw new Error('The tokens are bound to nothing');
    const stolen = { ...tokens, binding: writeBinding({ ...binding, key: newKey() }) };
    expect(await bluesky.refresh?.(line, stolen)).toMatchObject(refused);
  });

  test('ended here, it is over there', async () => {
    const tokens = await signIn();
    expect(await bluesky.revoke?.(line, tokens)).toEqual({ kind: 'revoked' });
    expect(await bluesky.refresh?.(line, tokens)).toMatchObject(refused);
  });
});

function redirectTo(port: number): string {
  return `http://${redirectHost}:${port}${redirectPath}`;
}
