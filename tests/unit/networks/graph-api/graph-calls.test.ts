import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { commitGraph } from '../../../../main/engine/graph-api/commit-call.ts';
import { parseGraphTime } from '../../../../main/engine/graph-api/graph-time.ts';
import { graphId } from '../../../../main/engine/graph-api/ids.ts';
import { readInsights } from '../../../../main/engine/graph-api/insights.ts';
import { listAll } from '../../../../main/engine/graph-api/paging.ts';
import { nextLookIn } from '../../../../main/engine/graph-api/recheck.ts';
import { sameText } from '../../../../main/engine/graph-api/same-text.ts';
import { usageOf } from '../../../../main/engine/graph-api/usage.ts';
import type { NetworkReply } from '../../../../main/engine/http/network-calls.ts';
import { graphError, json, lost, notSent, scriptedLine } from './scripted-line.ts';

const post = z.looseObject({ id: graphId });

describe('§8 the call that publishes', () => {
  const send = (reply: NetworkReply) =>
    commitGraph(
      scriptedLine(() => reply),
      { path: '1029/feed', token: 't', body: { kind: 'form', fields: { message: 'Hello' } } },
      post,
    );

  it('is done when the id is there, digits and all', async () => {
    const reply = { kind: 'reply', status: 200, headers: {}, text: '{"id":178414055912345678}' } as const;
    expect(await send(reply)).toEqual({ kind: 'done', body: { id: '178414055912345678' } });
  });
  it('is rejected when it never left, or when the network certainly refused', async () => {
    expect(await send(notSent)).toMatchObject({ kind: 'rejected', failure: { class: 'retry' } });
    expect(await send(graphError(190, 463))).toMatchObject({
      kind: 'rejected',
      failure: { class: 'reauth' },
    });
  });
  it('is unknown when the reply is lost, garbled, or a failure of the server', async () => {
    expect(await send(lost)).toMatchObject({
      kind: 'unknown',
      failure: { class: 'verify', code: 'reply-lost' },
    });
    expect(await send(json({}))).toMatchObject({ kind: 'unknown', failure: { code: 'unexpected-reply' } });
    expect(await send(graphError(2, undefined, 500))).toMatchObject({ kind: 'unknown', refusal: null });
  });
  it('keeps the reason of a refusal that may be none', async () => {
    expect(await send(graphError(506))).toMatchObject({
      kind: 'unknown',
      failure: { class: 'verify', code: 'duplicate-content' },
      refusal: { class: 'fix', code: 'duplicate-content' },
    });
  });
});

describe('§0 lists', () => {
  it('go on until no next page is named, also over an empty page', async () => {
    const pages = [[{ id: '1' }], [], [{ id: '2' }]];
    const line = scriptedLine((_request, url) => {
      const number = Number(url.searchParams.get('page') ?? 0);
      const next = `https://graph.facebook.com/v26.0/me/accounts?page=${number + 1}`;
      return json({ data: pages[number], paging: number < 2 ? { next } : {} });
    });
    const listed = await listAll(line, { path: 'me/accounts', token: 't' }, post);
    expect(listed).toEqual({ ok: true, value: [{ id: '1' }, { id: '2' }] });
    expect(line.requests.map(({ headers }) => headers?.['authorization'])).toEqual(Array(3).fill('Bearer t'));
  });
});

describe('§5 insights', () => {
  it('find every metric but the ones that the network does not know', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f'];
    await fc.assert(
      fc.asyncProperty(fc.subarray(names), async (dead) => {
        const line = scriptedLine((_request, url) => {
          const asked = (url.searchParams.get('metric') ?? '').split(',');
          if (asked.some((name) => dead.includes(name))) return graphError(100);
          return json({ data: asked.map((name) => ({ name, values: [{ value: 7 }] })) });
        });
        const read = await readInsights(line, { path: '1_2/insights', token: 't', metrics: names });
        const found = read.ok ? [...read.value.keys()] : [];
        expect(found).toEqual(names.filter((name) => !dead.includes(name)));
      }),
    );
  });
  it('leave out what has no data and add up what comes by type', async () => {
    const line = scriptedLine(() =>
      json({
        data: [
          { name: 'reactions', values: [{ value: { like: 5, love: 1 } }] },
          { name: 'views', total_value: { value: 157 } },
          { name: 'empty', values: [] },
        ],
      }),
    );
    const read = await readInsights(line, {
      path: 'x',
      token: 't',
      metrics: ['reactions', 'views', 'empty'],
    });
    expect(read).toEqual({
      ok: true,
      value: new Map([
        ['reactions', 6],
        ['views', 157],
      ]),
    });
  });
});

describe('§7 usage', () => {
  it('is the highest share of all keys, and 0 without headers', () => {
    const headers = {
      'x-app-usage': '{"call_count":28,"total_time":25,"total_cputime":25}',
      'x-business-use-case-usage':
        '{"1":[{"call_count":3},{"total_time":97,"estimated_time_to_regain_access":2}]}',
    };
    expect(usageOf({ headers })).toEqual({ percent: 97, regainMs: 120_000 });
    expect(usageOf({ headers: { 'x-app-usage': 'nonsense' } })).toEqual({ percent: 0, regainMs: 0 });
  });
});

describe('§8 looking for a publication', () => {
  it('looks at 10, 60 and 180 s and then no more', () => {
    const looks: number[] = [];
    let at = 0;
    for (let next = nextLookIn(at); next !== null; next = nextLookIn(at)) looks.push((at += next));
    expect(looks).toEqual([10_000, 60_000, 180_000]);
  });
  it('knows a text again after its line ends and edges were changed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(sameText(`${text.replaceAll('\n', '\r\n')} \n`.normalize('NFD'), text)).toBe(true);
      }),
    );
    expect(sameText('Fresh bread today', 'Fresh bread  today')).toBe(false);
  });
  it('reads times as the network writes them', () => {
    expect(parseGraphTime('2026-11-22T09:15:00+0000')).toBe(Date.parse('2026-11-22T09:15:00Z'));
    expect(parseGraphTime('2026-11-22T09:15:00-0530')).toBe(Date.parse('2026-11-22T14:45:00Z'));
    expect(parseGraphTime('soon')).toBeNaN();
  });
});
