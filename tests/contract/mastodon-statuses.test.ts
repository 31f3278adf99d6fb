import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { connect, errorOf, field, listOf, type MastodonClient } from './mastodon-client.ts';

const minute = 60_000;
const hour = 60 * minute;

const publish = (client: MastodonClient, body: object, headers?: Readonly<Record<string, string>>) =>
  client.call('POST', '/api/v1/statuses', body, headers);

const ownId = async (client: MastodonClient): Promise<string> =>
  field(await client.ask('GET', '/api/v1/accounts/verify_credentials'), 'id');

describe('§2 Publish: a status', () => {
  test('carries text, audience, warning and language, and is read back as it was written', async () => {
    const client = await connect();
    const status = await client.ask('POST', '/api/v1/statuses', {
      status: ' Fresh bread https://www.levain.be/shop/rye-and-spelt-on-thursdays #gent ',
      visibility: 'unlisted',
      spoiler_text: 'Food',
      language: 'fr',
    });
    expect(status).toMatchObject({
      visibility: 'unlisted',
      spoiler_text: 'Food',
      sensitive: true,
      language: 'fr',
      in_reply_to_id: null,
      replies_count: 0,
    });
    // Ids exceed what a double can hold.
    expect(BigInt(field(status, 'id'))).toBeGreaterThan(BigInt(Number.MAX_SAFE_INTEGER));
    expect(status['content']).toContain('<span class="invisible">https://www.</span>');
    expect(status['content']).toContain('rel="tag">#<span>gent</span>');
    const id = field(status, 'id');
    expect(await client.ask('GET', `/api/v1/statuses/${id}/source`)).toEqual({
      id,
      text: 'Fresh bread https://www.levain.be/shop/rye-and-spelt-on-thursdays #gent',
      spoiler_text: 'Food',
    });
    const page = await fetch(field(status, 'url'));
    expect(page.status).toBe(200);
    const shown = await page.text();
    expect(shown).toContain('<summary>Food</summary>');
    expect(shown).toContain('Quiet public');
    expect(client.bench.published('mastodon')).toMatchObject([{ id, kind: 'text', media: [] }]);
  });

  test.each([
    ['nothing at all', { status: '  ' }],
    ['an audience that is none', { status: 'a', visibility: 'friends' }],
    ['more than 500 characters', { status: 'a'.repeat(501) }],
    ['a warning that takes it over the limit', { status: 'a'.repeat(499), spoiler_text: 'ab' }],
    ['media that are not there', { status: 'a', media_ids: ['1'] }],
  ])('is refused with %s', async (_name, body) => {
    const client = await connect();
    const refused = await publish(client, body);
    expect(refused.status).toBe(422);
    expect(await errorOf(refused)).not.toBe('');
    expect(client.bench.published('mastodon')).toEqual([]);
  });

  test.each([
    ['family emoji as one character each', '👨‍👩‍👧‍👦'.repeat(500)],
    ['an address as 23', `${'a'.repeat(476)} https://levain.be/${'long/'.repeat(60)}end`],
    ['a mention without its server', `${'a'.repeat(494)} @abc@a-server-with-a-long-name.social`],
  ])('counts %s', async (_name, status) => {
    const client = await connect();
    expect((await publish(client, { status })).status).toBe(200);
    expect((await publish(client, { status: `${status}a b` })).status).toBe(422);
  });

  test('counts a name reserved for examples in full: it is no address', async () => {
    const client = await connect();
    const status = `${'a'.repeat(450)} https://levain.example/${'b'.repeat(40)}`;
    expect((await publish(client, { status })).status).toBe(422);
  });

  test('is longer on a server that takes more', async () => {
    const client = await connect('atelier.example');
    expect((await publish(client, { status: 'a'.repeat(1000) })).status).toBe(200);
    expect((await publish(client, { status: 'a'.repeat(1001) })).status).toBe(422);
  });

  test('answers another, and belongs to its thread', async () => {
    const client = await connect();
    const first = await client.ask('POST', '/api/v1/statuses', { status: 'First' });
    const id = field(first, 'id');
    const reply = await client.ask('POST', '/api/v1/statuses', { status: 'Second', in_reply_to_id: id });
    expect(reply).toMatchObject({ in_reply_to_id: id, in_reply_to_account_id: await ownId(client) });
    const thread = await client.ask('GET', `/api/v1/statuses/${id}/context`);
    expect(thread).toMatchObject({ ancestors: [], descendants: [{ id: reply['id'] }] });
    expect(await client.ask('GET', `/api/v1/statuses/${field(reply, 'id')}/context`)).toMatchObject({
      ancestors: [{ id }],
      descendants: [],
    });
    expect((await publish(client, { status: 'Lost', in_reply_to_id: '1' })).status).toBe(404);
  });

  test('is answered by neighbours when it asks something', async () => {
    const client = await connect();
    const status = await client.ask('POST', '/api/v1/statuses', { status: 'Shall we bake rye on Friday?' });
    client.bench.pass(12 * hour);
    const thread = await client.ask('GET', `/api/v1/statuses/${field(status, 'id')}/context`);
    expect(thread['descendants']).toContainEqual(
      expect.objectContaining({ account: expect.objectContaining({ acct: 'lotte' }) }),
    );
    expect(client.bench.published('mastodon')).toHaveLength(1);
  });

  test('is changed as a whole: files that are not named again are taken off', async () => {
    const client = await connect();
    const status = await client.ask('POST', '/api/v1/statuses', {
      status: 'Befor',
      poll: { options: ['Yes', 'No'], expires_in: 3600 },
    });
    const path = `/api/v1/statuses/${field(status, 'id')}`;
    const changed = await client.ask('PUT', path, { status: 'Before' });
    expect(changed).toMatchObject({ id: status['id'], poll: null });
    expect(changed['edited_at']).not.toBeNull();
    expect(client.bench.published('mastodon')).toMatchObject([{ text: 'Before', kind: 'text' }]);
    expect((await client.call('PUT', path, { status: '' })).status).toBe(422);
  });

  test('is deleted once, and then not there', async () => {
    const client = await connect();
    const status = await client.ask('POST', '/api/v1/statuses', { status: 'Gone' });
    const path = `/api/v1/statuses/${field(status, 'id')}`;
    expect(await client.ask('DELETE', path)).toMatchObject({ text: 'Gone' });
    expect((await client.call('DELETE', path)).status).toBe(404);
    expect((await client.call('GET', path)).status).toBe(404);
    expect((await fetch(field(status, 'url'))).status).toBe(404);
  });

  test('of several are told in one call from 4.3 on', async () => {
    const client = await connect();
    const ids: string[] = [];
    for (const status of ['One', 'Two']) {
      ids.push(field(await client.ask('POST', '/api/v1/statuses', { status }), 'id'));
    }
    const told = await listOf(await client.call('GET', `/api/v1/statuses?id[]=${ids.join('&id[]=')}&id[]=1`));
    expect(told.map(({ id }) => id)).toEqual(ids);
    const old = await connect('vieux.example', client.bench);
    expect((await old.call('GET', '/api/v1/statuses?id[]=1')).status).toBe(404);
  });

  test('is listed among its author’s, newest first, in pages', async () => {
    const client = await connect();
    const ids: string[] = [];
    for (let index = 0; index < 5; index += 1) {
      const made = await client.ask('POST', '/api/v1/statuses', { status: `No. ${index}` });
      ids.unshift(field(made, 'id'));
      client.bench.pass(1000);
    }
    const path = `/api/v1/accounts/${await ownId(client)}/statuses?limit=2`;
    const first = await client.call('GET', path);
    expect(first.headers.get('link')).toContain('rel="next"');
    expect((await listOf(first)).map(({ id }) => id)).toEqual(ids.slice(0, 2));
    const next = await listOf(await client.call('GET', `${path}&max_id=${ids[1] ?? ''}`));
    expect(next.map(({ id }) => id)).toEqual(ids.slice(2, 4));
  });

  test('counts likes, boosts and answers as the home server sees them, and quotes from 4.5 on', async () => {
    for (const [host, quotes] of [
      ['mastodon.social', true],
      ['vieux.example', false],
    ] as const) {
      const client = await connect(host);
      const status = await client.ask('POST', '/api/v1/statuses', { status: 'Counted' });
      client.bench.pass(48 * hour);
      const told = await client.ask('GET', `/api/v1/statuses/${field(status, 'id')}`);
      expect(Number(told['favourites_count'])).toBeGreaterThan(0);
      expect(Object.hasOwn(told, 'quotes_count')).toBe(quotes);
      expect(Object.hasOwn(told, 'views_count')).toBe(false);
    }
  });
});

describe('§2 Publish: a poll', () => {
  const poll = { options: ['Rye', 'Spelt'], expires_in: 3600, multiple: true };

  test('stands under the text that asks, and ends', async () => {
    const client = await connect();
    const status = await client.ask('POST', '/api/v1/statuses', { status: 'Which one?', poll });
    expect(status['poll']).toMatchObject({
      multiple: true,
      expired: false,
      options: [{ title: 'Rye' }, { title: 'Spelt' }],
    });
    client.bench.pass(2 * hour);
    const told = await client.ask('GET', `/api/v1/statuses/${field(status, 'id')}`);
    expect(told['poll']).toMatchObject({ expired: true });
    expect(await (await fetch(field(status, 'url'))).text()).toContain('Closed');
  });

  test.each([
    ['one answer', { ...poll, options: ['Rye'] }],
    ['five answers', { ...poll, options: ['a', 'b', 'c', 'd', 'e'] }],
    ['the same answer twice', { ...poll, options: ['Rye', 'Rye'] }],
    ['an answer of 51 characters', { ...poll, options: ['a'.repeat(51), 'b'] }],
    ['less than five minutes', { ...poll, expires_in: 299 }],
    ['more than a month', { ...poll, expires_in: 2_629_747 }],
    ['no end', { options: ['Rye', 'Spelt'] }],
  ])('is refused with %s', async (_name, wrong) => {
    const client = await connect();
    expect((await publish(client, { status: 'Which one?', poll: wrong })).status).toBe(422);
  });

  test('comes from a form, too', async () => {
    const client = await connect();
    const response = await fetch(client.at('/api/v1/statuses'), {
      method: 'POST',
      headers: { authorization: `Bearer ${client.token}` },
      body: new URLSearchParams([
        ['status', 'Which one?'],
        ['poll[options][]', 'Rye'],
        ['poll[options][]', 'Spelt'],
        ['poll[expires_in]', '3600'],
      ]),
    });
    expect(await response.json()).toMatchObject({
      poll: { options: [{ title: 'Rye' }, { title: 'Spelt' }] },
    });
  });
});

describe('§2 Idempotency', () => {
  const key = { 'idempotency-key': 'one' };

  test('the same key within an hour is the same status, also at the same time', async () => {
    const client = await connect();
    const replies = await Promise.all(
      Array.from({ length: 5 }, () => client.ask('POST', '/api/v1/statuses', { status: 'Once' }, key)),
    );
    expect(new Set(replies.map(({ id }) => id)).size).toBe(1);
    client.bench.pass(59 * minute);
    expect(await client.ask('POST', '/api/v1/statuses', { status: 'Once' }, key)).toMatchObject({
      id: replies[0]?.['id'],
    });
    client.bench.pass(2 * minute);
    const later = await client.ask('POST', '/api/v1/statuses', { status: 'Once' }, key);
    expect(later['id']).not.toBe(replies[0]?.['id']);
    expect(client.bench.published('mastodon')).toHaveLength(2);
  });

  test('a refused call keeps no key', async () => {
    const client = await connect();
    expect((await publish(client, { status: '' }, key)).status).toBe(422);
    expect((await publish(client, { status: 'Now' }, key)).status).toBe(200);
  });

  test('some builds answer the repeat with 500', async () => {
    const client = await connect();
    await publish(client, { status: 'Once' }, key);
    client.bench.server.faults.arm({ kind: 'repeat-error' });
    expect((await publish(client, { status: 'Once' }, key)).status).toBe(500);
    expect((await publish(client, { status: 'Once' }, key)).status).toBe(200);
    expect(client.bench.published('mastodon')).toHaveLength(1);
  });
});

describe('§2 Publish: a scheduled status', () => {
  const inAnHour = (client: MastodonClient): string =>
    new Date(client.bench.server.clock.now() + hour).toISOString();

  test('waits under an id of its own and is posted at its time under another', async () => {
    const client = await connect();
    const waiting = await client.ask('POST', '/api/v1/statuses', {
      status: 'Tomorrow',
      scheduled_at: inAnHour(client),
    });
    expect(waiting).toMatchObject({ params: { text: 'Tomorrow' }, media_attachments: [] });
    expect(client.bench.published('mastodon')).toEqual([]);
    client.bench.pass(hour + 1000);
    const [posted] = client.bench.published('mastodon');
    expect(posted?.text).toBe('Tomorrow');
    expect(posted?.id).not.toBe(waiting['id']);
    expect((await client.call('GET', `/api/v1/scheduled_statuses/${field(waiting, 'id')}`)).status).toBe(404);
  });

  test('needs five minutes; a time that is over means now', async () => {
    const client = await connect();
    const now = client.bench.server.clock.now();
    const at = (ms: number) => ({ status: 'Soon', scheduled_at: new Date(now + ms).toISOString() });
    expect((await publish(client, at(4 * minute))).status).toBe(422);
    expect(await (await publish(client, at(-minute))).json()).toHaveProperty('url');
    expect(client.bench.published('mastodon')).toHaveLength(1);
  });

  test('is moved and cancelled', async () => {
    const client = await connect();
    const waiting = await client.ask('POST', '/api/v1/statuses', {
      status: 'Perhaps',
      scheduled_at: inAnHour(client),
    });
    const path = `/api/v1/scheduled_statuses/${field(waiting, 'id')}`;
    const later = new Date(client.bench.server.clock.now() + 3 * hour).toISOString();
    expect(await client.ask('PUT', path, { scheduled_at: later })).toMatchObject({ scheduled_at: later });
    client.bench.pass(2 * hour);
    expect(client.bench.published('mastodon')).toEqual([]);
    expect(await client.ask('DELETE', path)).toEqual({});
    expect((await client.call('DELETE', path)).status).toBe(404);
    client.bench.pass(2 * hour);
    expect(client.bench.published('mastodon')).toEqual([]);
  });

  test('goes by the key like any other', async () => {
    const client = await connect();
    const body = { status: 'Once', scheduled_at: inAnHour(client) };
    const one = await client.ask('POST', '/api/v1/statuses', body, { 'idempotency-key': 'k' });
    const two = await client.ask('POST', '/api/v1/statuses', body, { 'idempotency-key': 'k' });
    expect(two['id']).toBe(one['id']);
    expect(await listOf(await client.call('GET', '/api/v1/scheduled_statuses'))).toHaveLength(1);
  });

  test('is limited to 25 a day', async () => {
    const client = await connect();
    const at = new Date(Math.ceil((client.bench.server.clock.now() + 24 * hour) / (24 * hour)) * 24 * hour);
    const body = { status: 'Many', scheduled_at: new Date(at.getTime() + hour).toISOString() };
    for (let count = 0; count < 25; count += 1) expect((await publish(client, body)).status).toBe(200);
    expect((await publish(client, body)).status).toBe(422);
  });
});

describe('§2 Rate limits', () => {
  test('are 300 calls in five minutes, told with an end in ISO 8601 and without retry-after', async () => {
    const client = await connect();
    let last = await client.call('GET', '/api/v1/accounts/verify_credentials');
    expect(last.headers.get('x-ratelimit-limit')).toBe('300');
    const reset = Date.parse(last.headers.get('x-ratelimit-reset') ?? '');
    expect(reset).toBeGreaterThan(client.bench.server.clock.now());
    for (let count = 0; count < 300; count += 1) {
      last = await client.call('GET', '/api/v1/accounts/verify_credentials');
    }
    expect(last.status).toBe(429);
    expect(last.headers.get('x-ratelimit-remaining')).toBe('0');
    expect(last.headers.get('retry-after')).toBeNull();
    client.bench.pass(5 * minute);
    expect((await client.call('GET', '/api/v1/accounts/verify_credentials')).status).toBe(200);
  });

  test('are 30 deletions in half an hour', async () => {
    const client = await connect();
    for (let count = 0; count < 30; count += 1) await client.call('DELETE', '/api/v1/statuses/1');
    const last = await client.call('DELETE', '/api/v1/statuses/1');
    expect(last.status).toBe(429);
    expect(last.headers.get('x-ratelimit-limit')).toBe('30');
  });

  test('are told with a refusal as well', async () => {
    const client = await connect();
    const refused = await publish(client, { status: '' });
    expect(refused.status).toBe(422);
    expect(refused.headers.get('x-ratelimit-remaining')).not.toBeNull();
  });
});

test('§2 a text of any characters is shown without becoming markup', async () => {
  const client = await connect();
  await fc.assert(
    fc.asyncProperty(fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }), async (text) => {
      const response = await publish(client, { status: `x${text}<b>&"'` });
      const { content } = (await response.json()) as { content: string };
      expect(content).toContain('&lt;b&gt;&amp;&quot;&#39;');
      expect(content).not.toContain('<b>');
    }),
    { numRuns: 25 },
  );
});
