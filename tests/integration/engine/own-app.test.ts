import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPracticeEngine, type PracticeEngine } from '../../practice-engine.ts';

let bench: PracticeEngine;
beforeEach(async () => {
  bench = await openPracticeEngine();
});
afterEach(() => bench.close());

const clientSecret = 'owner-secret-7f3c9a51e2';
const withOwnApp = ['facebook', 'linkedin', 'tiktok'] as const;
const inBrowser = [...withOwnApp, 'bluesky', 'mastodon'] as const;

const saveAll = () =>
  Promise.all(
    withOwnApp.map((network) =>
      bench.page.accounts.saveOwnApp({ network, clientId: `id-of-${network}`, clientSecret }),
    ),
  );

async function redirectAddresses(): Promise<readonly (readonly [string, string])[]> {
  return (await bench.page.accounts.networks()).flatMap(({ network, signIn }) =>
    signIn.kind === 'browser' ? [[network, signIn.redirectUri] as const] : [],
  );
}

test('the secret of the owner’s application never comes back to the page', async () => {
  await saveAll();
  const answers: unknown[] = [
    await bench.page.accounts.networks(),
    await bench.page.accounts.list(),
    await bench.page.app.state(),
    await bench.page.app.home(),
    await bench.page.app.activity({ filter: 'all', before: null, limit: 100 }),
  ];
  for (const network of withOwnApp) {
    const begun = await bench.page.accounts.beginSignIn({ network, mode: 'real' });
    answers.push(begun, await bench.page.accounts.signInStatus(begun));
    await bench.page.accounts.cancelSignIn(begun);
    answers.push(await bench.page.accounts.signInStatus(begun));
  }
  const told = JSON.stringify(answers);
  for (const network of withOwnApp) expect(told).toContain(`id-of-${network}`);
  expect(told).not.toContain(clientSecret);
});

test('the secret of the owner’s application is in no file of the profile', async () => {
  await saveAll();
  const profile = join(bench.folder, 'profile');
  const files = readdirSync(profile, { recursive: true, encoding: 'utf8' })
    .map((name) => join(profile, name))
    .filter((path) => statSync(path).isFile());
  expect(files.length).toBeGreaterThan(0);
  for (const path of files) expect(readFileSync(path).includes(clientSecret)).toBe(false);
});

test('an application that the owner takes out is not used any more', async () => {
  await saveAll();
  await bench.page.accounts.removeOwnApp({ network: 'linkedin' });
  const kept = (await bench.page.accounts.networks()).filter(({ ownApp }) => ownApp !== null);
  expect(kept.map(({ network }) => network)).toEqual(['facebook', 'tiktok']);
  const begin = bench.page.accounts.beginSignIn({ network: 'linkedin', mode: 'real' });
  await expect(begin).rejects.toThrow('network-app-missing');
});

test('the redirect address to register stays the same when the engine starts again', async () => {
  const before = await redirectAddresses();
  expect(before.map(([network]) => network)).toEqual(inBrowser);
  expect(new Set(before.map(([, address]) => address)).size).toBe(inBrowser.length);
  // No outgoing connection of this computer is given such a port, which would keep it from the sign-in.
  for (const [, address] of before.slice(0, 2)) expect(Number(new URL(address).port)).toBeLessThan(32_768);
  await bench.reopen();
  expect(await redirectAddresses()).toEqual(before);
  for (const [network, address] of before) {
    const begun = await bench.begin(network as (typeof inBrowser)[number]);
    // The star stands for any port, where the network lets it vary.
    const [start = '', end] = address.split('*');
    if (end === undefined) expect(begun.redirectUri).toBe(address);
    else expect([begun.redirectUri.startsWith(start), begun.redirectUri.endsWith(end)]).toEqual([true, true]);
  }
});

test.each([
  ['personal', 'openid profile email w_member_social'],
  ['community', 'w_organization_social'],
])('an application for the products "%s" asks for their permissions', async (scopePreset, scopes) => {
  await bench.page.accounts.saveOwnApp({ network: 'linkedin', clientId: 'mine', clientSecret, scopePreset });
  const connections = await bench.page.accounts.networks();
  expect(connections.find(({ network }) => network === 'linkedin')?.ownApp).toMatchObject({ scopePreset });
  const begun = await bench.page.accounts.beginSignIn({ network: 'linkedin', mode: 'real' });
  expect(new URL(begun.url).searchParams.get('scope')).toContain(scopes);
  await bench.page.accounts.cancelSignIn(begun);
});
