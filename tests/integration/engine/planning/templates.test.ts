import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defaultOptions } from '../../../../shared/model/option-defaults.ts';
import type { Draft } from '../../../../shared/model/post.ts';
import { maxTemplates } from '../../../../shared/model/template.ts';
import { type EngineBench, openBench } from '../../../engine-bench.ts';

let bench: EngineBench;
let bluesky: string;
let tiktok: string;
beforeEach(async () => {
  bench = await openBench();
  bluesky = await bench.connect();
  tiktok = await bench.connect('tiktok');
  bench.engine.start();
});
afterEach(() => bench.remove());

/** A post with something of its own for each account, and everything agreed for one video. */
const whole = (): Draft => ({
  text: 'Bread of the week: {{bread}}',
  media: [{ assetId: 'asset', alt: 'A loaf' }],
  variants: [
    {
      accountId: bluesky,
      text: 'Shorter',
      media: null,
      tiktok: null,
      options: { ...defaultOptions, firstComment: 'Until Saturday' },
    },
    {
      accountId: tiktok,
      text: null,
      media: null,
      tiktok: {
        privacyLevel: 'PUBLIC_TO_EVERYONE',
        allowComment: true,
        allowDuet: false,
        allowStitch: false,
        yourBrand: true,
        brandedContent: false,
        consented: true,
      },
    },
  ],
});
async function keep(name: string, draft: Draft = whole()): Promise<string> {
  const id = randomUUID();
  await bench.page.templates.save({ id, name, draft });
  return id;
}
const names = async () => (await bench.page.templates.list()).map(({ name }) => name);

describe('a template', () => {
  test('holds words, variants, choices and media as they stood, but for what is agreed for one video', async () => {
    const templateId = await keep('  Bread of the week ');
    const [card] = await bench.page.templates.list();
    expect(card).toMatchObject({
      name: 'Bread of the week',
      excerpt: 'Bread of the week: {{bread}}',
      media: 1,
      accountIds: [bluesky, tiktok],
    });
    const kept = await bench.page.templates.draft({ templateId });
    const [first, second] = whole().variants;
    expect(kept).toEqual({
      ...whole(),
      variants: [first, { ...second, tiktok: { ...second?.tiktok, privacyLevel: null, consented: false } }],
    });
  });

  test('begins posts that go their own way: neither learns of what becomes of the other', async () => {
    const templateId = await keep('Bread');
    const postId = randomUUID();
    const draft = await bench.page.templates.draft({ templateId });
    const post = await bench.page.posts.create({ id: postId, draft });
    expect(post).toMatchObject({ at: null, wallTime: null, publications: [], draft });
    await bench.page.posts.save({ postId, draft: { ...draft, text: 'Changed' } });
    expect((await bench.page.templates.draft({ templateId })).text).toBe(whole().text);
    await bench.page.templates.delete({ templateId });
    expect((await bench.page.posts.get({ postId })).draft.text).toBe('Changed');
    await expect(bench.page.templates.draft({ templateId })).rejects.toMatchObject({
      callError: { code: 'not-found' },
    });
  });

  test('is listed by name, gets another one, and is kept once however often the same call comes', async () => {
    const templateId = await keep('Walnut');
    await keep('Apple');
    await bench.page.templates.save({ id: templateId, name: 'Walnut', draft: whole() });
    expect(await names()).toEqual(['Apple', 'Walnut']);
    await bench.page.templates.rename({ templateId, name: 'Almond' });
    expect(await names()).toEqual(['Almond', 'Apple']);
  });

  test('is refused without a name, and beyond as many as are kept', async () => {
    await expect(keep('   ')).rejects.toThrow();
    for (let index = 0; index < maxTemplates; index += 1) await keep(`Template ${index}`);
    await expect(keep('One more')).rejects.toMatchObject({ callError: { code: 'too-many-templates' } });
  });

  test('D11 forgets an account that is erased, and keeps the words', async () => {
    const templateId = await keep('Bread');
    await bench.page.privacy.askErasure({ scope: 'account', subjectId: bluesky, graceDays: 0 });
    const { text, variants } = await bench.page.templates.draft({ templateId });
    expect(text).toBe(whole().text);
    expect(variants.map(({ accountId }) => accountId)).toEqual([tiktok]);
  });
});

test('D11 a picture that a template uses stays when the post that brought it is erased', async () => {
  const asset = {
    id: randomUUID(),
    kind: 'image',
    fileName: 'loaf.png',
    mime: 'image/png',
    bytes: 1,
    width: 1,
    height: 1,
    durationMs: null,
    framesPerSecond: null,
    videoCodec: null,
    audioCodec: null,
    animated: false,
    pages: null,
    digest: 'a'.repeat(64),
    importedAt: 1,
    extension: 'png',
  } as const;
  bench.engine.assets.insert(asset);
  const draft: Draft = { text: 'Bread', media: [{ assetId: asset.id, alt: '' }], variants: [] };
  const templateId = await keep('Bread', draft);
  const ids = [randomUUID(), randomUUID()] as const;
  for (const id of ids) await bench.page.posts.create({ id, draft });
  for (const subjectId of ids)
    await bench.page.privacy.askErasure({ scope: 'post', subjectId, graceDays: 0 });
  expect(bench.engine.assets.get(asset.id)).toBeDefined();
  await bench.page.templates.delete({ templateId });
  const last = randomUUID();
  await bench.page.posts.create({ id: last, draft });
  await bench.page.privacy.askErasure({ scope: 'post', subjectId: last, graceDays: 0 });
  expect(bench.engine.assets.get(asset.id)).toBeUndefined();
});
