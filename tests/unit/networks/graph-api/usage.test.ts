import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { askGraph } from '../../../../main/engine/graph-api/call.ts';
import { changeGraph } from '../../../../main/engine/graph-api/change-call.ts';
import { meaningOf } from '../../../../main/engine/graph-api/error-table.ts';
import type { NetworkReply } from '../../../../main/engine/http/network-calls.ts';
import type { BudgetReading } from '../../../../main/engine/networks/network.ts';
import { failureClass, failureCode } from '../../../../shared/model/failure.ts';
import { graphError, json, lost, notSent, scriptedLine } from './scripted-line.ts';
import * as z from 'zod';

/** What is noted of a reply with these headers. */
async function noted(headers: Readonly<Record<string, string>>) {
  const line = scriptedLine(() => json({}, 200, headers));
  const readings: (BudgetReading & { readonly remoteId: string | null })[] = [];
  const budgets = {
    note: (account: { readonly remoteId: string } | null, reading: BudgetReading) =>
      void readings.push({ remoteId: account?.remoteId ?? null, ...reading }),
  };
  await askGraph({ ...line, budgets }, { path: '1029', token: 't' }, z.looseObject({}));
  return { readings, now: line.time.now };
}

describe('§7 budgets', () => {
  it('are noted under the application, or under the object and type that the header names', async () => {
    const { readings, now } = await noted({
      'x-app-usage': '{"call_count":80,"total_time":25,"total_cputime":25}',
      'x-business-use-case-usage': JSON.stringify({
        '1029': [{ type: 'pages', call_count: 97, total_cputime: 23, total_time: 23 }],
        '1784': [{ type: 'instagram', call_count: 100, estimated_time_to_regain_access: 7 }],
      }),
    });
    expect(readings).toEqual([
      { remoteId: null, scope: 'app', name: 'app', usedShare: 0.8, resetsAt: null },
      { remoteId: '1029', scope: 'account', name: 'pages', usedShare: 0.97, resetsAt: null },
      { remoteId: '1784', scope: 'account', name: 'instagram', usedShare: 1, resetsAt: now + 420_000 },
    ]);
  });

  it('are full for as long as the network says, whatever their gauges read', async () => {
    const { readings } = await noted({
      'x-business-use-case-usage':
        '{"1":[{"type":"pages","call_count":3,"estimated_time_to_regain_access":1}]}',
    });
    expect(readings).toMatchObject([{ usedShare: 1 }]);
  });

  it('are left alone while nobody waits by them, and by headers that cannot be read', async () => {
    expect((await noted({ 'x-app-usage': '{"call_count":3}' })).readings).toEqual([]);
    expect((await noted({ 'x-business-use-case-usage': '[]' })).readings).toEqual([]);
  });
});

describe('§6 any code', () => {
  it('is either unknown or asks for something of the closed lists', () => {
    const code = fc.oneof(fc.integer({ min: -5, max: 700 }), fc.integer());
    const subcode = fc.option(fc.oneof(fc.integer({ min: 2_207_000, max: 2_207_090 }), fc.integer()));
    fc.assert(
      fc.property(code, subcode, (one, two) => {
        const meaning = meaningOf(one, two);
        if (meaning === undefined) return;
        expect(failureClass.options).toContain(meaning.class);
        expect(failureCode.options).toContain(meaning.code);
      }),
    );
  });

  it('from 200 to 299 asks for a permission, whatever the subcode that is not known', () => {
    fc.assert(
      fc.property(fc.integer({ min: 200, max: 299 }), (code) => {
        expect(meaningOf(code, null)).toEqual({ class: 'reauth', code: 'permission-missing' });
      }),
    );
  });
});

describe('a change that may be repeated', () => {
  const change = (reply: NetworkReply) =>
    changeGraph(
      scriptedLine(() => reply),
      { method: 'DELETE', path: '1029_1', token: 't' },
    );

  it('is done in either form of the answer (§1.3)', async () => {
    expect(await change(json(true))).toEqual({ kind: 'done' });
    expect(await change(json({ success: true }))).toEqual({ kind: 'done' });
  });
  it('is gone where the object is not there', async () => {
    expect(await change(graphError(100, 33))).toEqual({ kind: 'gone' });
  });
  it('is rejected by a refusal or when it never left, and unknown otherwise', async () => {
    expect(await change(graphError(200))).toMatchObject({
      kind: 'rejected',
      failure: { code: 'permission-missing' },
    });
    expect(await change(notSent)).toMatchObject({ kind: 'rejected', failure: { class: 'retry' } });
    for (const reply of [lost, graphError(2, undefined, 500), json({ success: false })]) {
      expect(await change(reply)).toMatchObject({ kind: 'unknown' });
    }
  });
});
