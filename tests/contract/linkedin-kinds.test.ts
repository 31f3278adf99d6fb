import { describe, expect, test } from 'vitest';
import { bakery, bodyOf, memberUrn, postBody, publish, restClient, signIn } from './linkedin-client.ts';
import { startPractice } from './practice.ts';

const minute = 60_000;
const encoded = encodeURIComponent;

async function start(scope?: string) {
  const bench = await startPractice();
  return { bench, rest: restClient(bench, await signIn(bench, scope)) };
}

describe('LinkedIn kinds of posts', () => {
  test('§L5 an article and a poll are published', async () => {
    const { bench, rest } = await start();
    await publish(rest, bakery, 'Read', {
      article: { source: 'https://maison-levain.example', title: 'Our flour' },
    });
    const poll = {
      question: 'Rye?',
      options: [{ text: 'Yes' }, { text: 'No' }],
      settings: { duration: 'ONE_DAY' },
    };
    expect(await publish(rest, bakery, 'Vote', { poll })).toMatch(/^urn:li:ugcPost:/);
    expect(bench.published('linkedin').map((post) => post.kind)).toEqual(['poll', 'link']);
  });

  test.each([
    ['more than four answers', { options: ['1', '2', '3', '4', '5'].map((text) => ({ text })) }],
    ['one answer', { options: [{ text: 'Yes' }] }],
    ['a long answer', { options: [{ text: 'x'.repeat(31) }, { text: 'No' }] }],
    ['a long question', { question: 'x'.repeat(141) }],
    ['hidden voters', { settings: { duration: 'ONE_DAY', isVoterVisibleToAuthor: false } }],
    ['a length of its own', { settings: { duration: 'TWO_DAYS' } }],
  ])('§L5 a poll with %s is refused', async (_, change) => {
    const { rest } = await start();
    const poll = {
      question: 'Rye?',
      options: [{ text: 'Yes' }, { text: 'No' }],
      settings: { duration: 'ONE_DAY' },
      ...change,
    };
    const response = await rest('POST', '/rest/posts', { json: postBody(bakery, 'Vote', { poll }) });
    expect(response.status).toBe(400);
  });

  test('§L5 a poll cannot be edited', async () => {
    const { bench, rest } = await start();
    const poll = {
      question: 'Rye?',
      options: [{ text: 'Yes' }, { text: 'No' }],
      settings: { duration: 'ONE_DAY' },
    };
    const urn = await publish(rest, bakery, 'Vote', { poll });
    const response = await rest('POST', `/rest/posts/${encoded(urn)}`, {
      json: { patch: { $set: { commentary: 'Vote now' } } },
      headers: { 'x-restli-method': 'PARTIAL_UPDATE' },
    });
    expect(response.status).toBe(422);
    expect(bench.published('linkedin')).toMatchObject([{ text: 'Vote' }]);
  });

  test('§L5 a reshare names a post that may be passed on, and shows nothing of its own', async () => {
    const { bench, rest } = await start();
    const original = await publish(rest, bakery, 'The original');
    const reshare = (parent: string, change: object = {}) =>
      rest('POST', '/rest/posts', {
        json: { ...postBody(memberUrn, 'Look'), reshareContext: { parent }, ...change },
      });
    const article = { article: { source: 'https://a.example', title: 'x' } };
    expect(await bodyOf(await reshare(original, { content: article }))).toMatchObject({
      code: 'INVALID_VALUE_FOR_FIELD',
    });
    expect(await bodyOf(await reshare('urn:li:image:x'))).toMatchObject({ code: 'INVALID_URN_TYPE' });
    expect(await bodyOf(await reshare('urn:li:share:1'))).toMatchObject({ code: 'INVALID_URN_ID' });
    expect((await reshare(original)).status).toBe(201);
    expect(bench.published('linkedin')).toMatchObject([{ kind: 'reshare' }, { kind: 'text' }]);

    const kept = await rest('POST', '/rest/posts', {
      json: { ...postBody(bakery, 'Keep it here'), isReshareDisabledByAuthor: true },
    });
    expect((await reshare(kept.headers.get('x-restli-id') ?? '')).status).toBe(422);
  });

  test('§L5 a reshare of a reshare passes on the original', async () => {
    const { rest } = await start();
    const original = await publish(rest, bakery, 'The original');
    const pass = async (parent: string, words: string) =>
      (
        await rest('POST', '/rest/posts', {
          json: { ...postBody(bakery, words), reshareContext: { parent } },
        })
      ).headers.get('x-restli-id') ?? '';
    const second = await pass(await pass(original, 'First'), 'Second');
    expect(await bodyOf(await rest('GET', `/rest/posts/${encoded(second)}`))).toMatchObject({
      reshareContext: { parent: original },
    });
  });

  test('§L5 a mention needs the full name to the letter; anything else is plain text', async () => {
    const { bench, rest } = await start();
    const urns = [
      await publish(rest, bakery, 'With @[Vélo Bellecour](urn:li:organization:108977402)'),
      await publish(rest, bakery, 'With @[velo bellecour](urn:li:organization:108977402)'),
      await publish(rest, bakery, 'With @[Camille](urn:li:person:kQ3vLevain)'),
    ];
    const pages = await Promise.all(
      urns.map(async (urn) => (await fetch(bench.at('www.linkedin.com', `/feed/update/${urn}/`))).text()),
    );
    expect(pages.map((page) => page.includes('<strong>'))).toEqual([true, false, true]);
    expect(bench.published('linkedin').map((post) => post.text)).toEqual([
      'With Camille',
      'With velo bellecour',
      'With Vélo Bellecour',
    ]);
  });

  test('§U6 which kinds the duplicate check misses is set, not known', async () => {
    const { bench, rest } = await start();
    bench.server.world
      .collection('linkedin.application')
      .put('application', { duplicates: { windowMs: 10 * minute, missed: ['text'] } });
    await publish(rest, memberUrn, 'Twice');
    await publish(rest, memberUrn, 'Twice');
    expect(bench.published('linkedin')).toHaveLength(2);
  });

  test('the feed shows what was published, newest first', async () => {
    const { bench, rest } = await start();
    await publish(rest, bakery, 'Older');
    await publish(rest, memberUrn, 'Newer');
    const page = await (await fetch(bench.at('www.linkedin.com', '/feed/'))).text();
    expect(page.indexOf('Newer')).toBeGreaterThan(0);
    expect(page.indexOf('Newer')).toBeLessThan(page.indexOf('Older'));
  });
});
