import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { readBinding, writeBinding, newKey } from '../../main/engine/networks/bluesky/binding.ts';
import { bluesky } from '../../main/engine/networks/bluesky/index.ts';
import type { GrantTokens } from '../../main/engine/networks/network.ts';
import { type BrowserPerson, startBrowserPerson } from '../e2e/browser-person.ts';
import { begin, type UnderWay } from './browser-way.ts';
import { browserSignIn, fileDigest, openPdsStage, type PdsStage } from './pds-stage.ts';

const day = 86_400_000;
let stage: PdsStage;
let browser: BrowserPerson;
beforeAll(async () => {
  [stage, browser] = await Promise.all([openPdsStage(), startBrowserPerson()]);
}, 60_000);
afterAll(async () => {
  await browser.leave();
  await stage.close();
});

const own = (): string => `http://localhost:${stage.pds.port}`;

/** The person on stage goes to the server's own page, signs in there and presses a button. */
async function answer({ url }: Pick<UnderWay, 'url'>, press: 'Authorize' | 'Deny access'): Promise<string> {
  let shown = '';
  await browser.visit(url, async (page) => {
    await page.locator('input[type=password]').fill(stage.person.password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    const button = page.getByRole('button', { name: press });
    await button.waitFor();
    shown = await page.locator('body').innerText();
    await button.click();
    await page.getByRole('heading', { name: 'Back to Kaizup' }).waitFor();
  });
  return shown;
}

/** Finds the person's server by their handle, and begins. */
async function beginByHandle(): Promise<UnderWay> {
  const { handle, did } = stage.person;
  const located = await browserSignIn().locate?.(() => Promise.resolve(stage.plainLine), `@${handle}`);
  expect(located).toEqual({
    ok: true,
    value: { service: own().replace('http:', 'https:'), subject: did },
  });
  return begin(stage.plainLine, { service: own(), loginHint: handle, expected: did });
}

/** A new person signs in and acts from now on. */
async function newPersonByBrowser(): Promise<GrantTokens> {
  await stage.newPerson();
  const underWay = await beginByHandle();
  await answer(underWay, 'Authorize');
  const exchanged = await underWay.exchange(await underWay.cameBack());
  if (!exchanged.ok) throw new Error(`The code was refused: ${JSON.stringify(exchanged.failure)}`);
  stage.account = stage.actingAs(exchanged.value);
  return exchanged.value;
}

async function renewed(tokens: GrantTokens): Promise<GrantTokens> {
  const outcome = await bluesky.refresh?.(stage.line, tokens);
  if (outcome?.ok !== true) throw new Error(`Not renewed: ${JSON.stringify(outcome)}`);
  return outcome.value;
}

describe('signing in with the browser', () => {
  test('by handle, on the server’s own pages, to an account whose ends are known', async () => {
    await stage.newPerson();
    const underWay = await beginByHandle();
    expect(await answer(underWay, 'Authorize')).toContain('An application on your device');
    const exchanged = await underWay.exchange(await underWay.cameBack());
    if (!exchanged.ok) throw new Error(`The code was refused: ${JSON.stringify(exchanged.failure)}`);
    const tokens = exchanged.value;
    expect(tokens).toMatchObject({
      subject: stage.person.did,
      service: own(),
      scopes: ['atproto', 'transition:generic'],
    });
    expect((tokens.accessExpiresAt ?? 0) - Date.now()).toBeLessThanOrEqual(3_600_000);
    expect((tokens.refreshExpiresAt ?? 0) - Date.now()).toBeGreaterThan(13 * day);
    expect(await bluesky.discover?.(stage.line, tokens)).toMatchObject({
      ok: true,
      value: {
        accounts: [{ remoteId: stage.person.did, handle: stage.person.handle, unavailable: null }],
        missingScopes: [],
      },
    });
  });

  test('by the name of the server finds who signed in, through the directory', async () => {
    await stage.newPerson();
    const underWay = await begin(stage.plainLine, { service: own(), loginHint: null, expected: null });
    await browser.visit(underWay.url, async (page) => {
      // With no name given, the page asks first what is wanted.
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.locator('input[autocomplete=username]').fill(stage.person.handle);
      await page.locator('input[type=password]').fill(stage.person.password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('button', { name: 'Authorize' }).click();
      await page.getByRole('heading', { name: 'Back to Kaizup' }).waitFor();
    });
    expect(await underWay.exchange(await underWay.cameBack())).toMatchObject({
      ok: true,
      value: { subject: stage.person.did, service: own() },
    });
  });

  test('denied comes back as such, from the server that was asked', async () => {
    await stage.newPerson();
    const underWay = await beginByHandle();
    await answer(underWay, 'Deny access');
    const params = await underWay.cameBack();
    expect(browserSignIn().isDenial(params.get('error') ?? '', params)).toBe(true);
  });

  test('a code is traded once; the second try ends what it was traded for', async () => {
    await stage.newPerson();
    const underWay = await beginByHandle();
    await answer(underWay, 'Authorize');
    const params = await underWay.cameBack();
    const first = await underWay.exchange(params);
    if (!first.ok) throw new Error('The code was refused');
    expect(await underWay.exchange(params)).toMatchObject({ ok: false, failure: { class: 'reauth' } });
    expect(await bluesky.refresh?.(stage.line, first.value)).toMatchObject({
      ok: false,
      failure: { class: 'reauth' },
    });
  });
});

describe('with tokens bound to a key', () => {
  beforeAll(async () => {
    await newPersonByBrowser();
  }, 60_000);

  const newest = async () => (await stage.posts())[0]?.value;

  test('text with a mention and a link', async () => {
    const text = `Bread by @${stage.person.handle}: https://levain.example`;
    expect(await stage.write(text).publish(bluesky)).toMatchObject({ kind: 'published' });
    expect(await newest()).toMatchObject({ text, facets: [{}, {}] });
  });

  test('pictures, bytes unchanged', async () => {
    const file = await stage.photo('bound', 640, 480);
    expect(await stage.write('A loaf', [file]).publish(bluesky)).toMatchObject({ kind: 'published' });
    const post = JSON.stringify(await newest());
    const [, cid = ''] = /"\$link":"([^"]+)"/.exec(post) ?? [];
    expect(await stage.blobDigest(cid)).toBe(await fileDigest(file));
  });

  test('ten pictures as a gallery', async () => {
    const files = await Promise.all(
      Array.from({ length: 10 }, (_, index) => stage.photo(`bound-gallery-${index}`, 300 + index, 200)),
    );
    expect(await stage.write('The counter', files).publish(bluesky)).toMatchObject({ kind: 'published' });
    expect(await newest()).toMatchObject({ embed: { $type: 'app.bsky.embed.gallery' } });
  });

  test('a video', async () => {
    const file = await stage.video('bound');
    expect(await stage.write('The oven', [file]).publish(bluesky)).toMatchObject({ kind: 'published' });
    expect(await newest()).toMatchObject({ embed: { $type: 'app.bsky.embed.video' } });
  });

  test('a link card with its picture', async () => {
    const linkThumb = await stage.photo('bound-card', 600, 315);
    const link = { url: 'https://levain.example', title: 'Breads', description: '', thumbAssetId: 'thumb' };
    const card = stage.write('Read on', [], { options: { link }, linkThumb });
    expect(await card.publish(bluesky)).toMatchObject({ kind: 'published' });
    expect(await newest()).toMatchObject({ embed: { $type: 'app.bsky.embed.external' } });
  });

  test('a quote, a first comment and an answer to it, and their deletion', async () => {
    const quoted = await stage.write('Worth quoting').publish(bluesky);
    if (quoted.kind !== 'published') throw new Error('Not published');
    const quote = stage.write('So true', [], { options: { reshareOf: quoted.remoteId } });
    expect(await quote.publish(bluesky)).toMatchObject({ kind: 'published' });
    expect(await newest()).toMatchObject({ embed: { record: { uri: quoted.remoteId } } });
    const { comments } = bluesky;
    const first = await comments?.add(stage.line, stage.account, quoted.remoteId, 'First!', null);
    if (first?.kind !== 'done') throw new Error(`No comment: ${JSON.stringify(first)}`);
    const second = await comments?.add(stage.line, stage.account, quoted.remoteId, 'And again', first.id);
    expect(second).toMatchObject({ kind: 'done' });
    expect(await newest()).toMatchObject({
      reply: { root: { uri: quoted.remoteId }, parent: { uri: first.id } },
    });
    expect(await comments?.delete?.(stage.line, stage.account, first.id)).toMatchObject({ kind: 'done' });
    expect(
      await bluesky.delete?.(stage.line, stage.account, { remoteId: quoted.remoteId, type: 'text' }),
    ).toMatchObject({ kind: 'done' });
  });

  test('a post whose outcome was unknown is found again', async () => {
    const publication = stage.write('Is it there?');
    expect(await publication.publish(bluesky)).toMatchObject({ kind: 'published' });
    expect(await bluesky.verify(publication.job())).toMatchObject({ kind: 'published' });
  });

  test('figures stay unknown while no index stands behind the server', async () => {
    const published = await stage.write('Counted later').publish(bluesky);
    const id = published.kind === 'published' ? published.remoteId : '';
    const figures = await bluesky.statistics(stage.line, stage.account, [id]);
    expect(figures).toEqual({ ok: true, value: new Map() });
  });
});

describe('renewing and ending', () => {
  test('a renewed pair works under the same key, and the old one is over', async () => {
    const tokens = await newPersonByBrowser();
    const next = await renewed(tokens);
    expect(next.refreshToken).not.toBe(tokens.refreshToken);
    expect(next.binding).toBe(tokens.binding);
    expect(next.refreshExpiresAt).toBe(tokens.refreshExpiresAt);
    stage.account = stage.actingAs(next);
    expect(await stage.write('With the new pair').publish(bluesky)).toMatchObject({ kind: 'published' });
    stage.account = stage.actingAs(tokens);
    expect(await stage.write('With the old pair').publish(bluesky)).toMatchObject({
      kind: 'rejected',
      failure: { class: 'reauth', code: 'signed-out' },
    });
  });

  test('a refresh token used twice ends the sign-in, which nobody took back', async () => {
    const tokens = await newPersonByBrowser();
    const next = await renewed(tokens);
    expect(await bluesky.refresh?.(stage.line, tokens)).toMatchObject({
      ok: false,
      failure: { class: 'reauth', code: 'signed-out', networkCode: 'invalid_grant/replayed' },
    });
    expect(await bluesky.refresh?.(stage.line, next)).toMatchObject({
      ok: false,
      failure: { class: 'reauth' },
    });
  });

  test('ended here, it is over there', async () => {
    const tokens = await newPersonByBrowser();
    expect(await bluesky.revoke?.(stage.line, tokens)).toEqual({ kind: 'revoked' });
    expect(await bluesky.refresh?.(stage.line, tokens)).toMatchObject({
      ok: false,
      failure: { class: 'reauth', code: 'access-revoked' },
    });
    expect(await stage.write('After the end').publish(bluesky)).toMatchObject({
      kind: 'rejected',
      failure: { class: 'reauth', code: 'signed-out' },
    });
  });

  test('tokens are nothing without their key', async () => {
    const tokens = await newPersonByBrowser();
    const binding = readBinding(tokens.binding);
    if (binding === null) throw new Error('The tokens are bound to nothing');
    const stolen = { ...tokens, binding: writeBinding({ ...binding, key: newKey() }) };
    expect(await bluesky.refresh?.(stage.line, stolen)).toMatchObject({
      ok: false,
      failure: { class: 'reauth' },
    });
    stage.account = stage.actingAs(stolen);
    expect(await stage.write('Stolen').publish(bluesky)).toMatchObject({ kind: 'rejected' });
    stage.account = { ...stage.actingAs(tokens), binding: null };
    expect(await stage.write('Without a proof').publish(bluesky)).toMatchObject({ kind: 'rejected' });
    expect(await stage.posts()).toEqual([]);
  });
});
