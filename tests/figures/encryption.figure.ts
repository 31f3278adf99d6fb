import { fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import Database from 'better-sqlite3';
import pino from 'pino';
import { systemClock } from '../../main/engine/clock.ts';
import { type Engine, openEngine } from '../../main/engine/engine.ts';
import { networks } from '../../main/engine/networks/index.ts';
import { createPageRouter } from '../../main/engine/rpc/page-router.ts';
import { deriveKeys } from '../../main/engine/store/keys.ts';
import { databaseFile } from '../../main/engine/store/open-database.ts';
import { ok } from '../../shared/outcome.ts';
import type { FillProfile } from './fill-profile.ts';
import { median, quick, report, rounded } from './report.ts';

/**
 * What the page and the schedule ask most, of one engine on the encrypted database and of one on the same database in the clear: the same
 * code, data and settings, but for the key. In turn, each engine with the system's cache as the other left it.
 */
const rounds = quick ? 9 : 25;
const posts = 10_000;
const folder = mkdtempSync(join(tmpdir(), 'kaizup-encryption-'));
const dataKey = randomBytes(32).toString('hex');

/** A used profile, filled by a process that ends. */
async function fill(profile: string): Promise<void> {
  const child = fork(join(import.meta.dirname, 'fill-profile.ts'));
  child.send({ profile, dataKey, accounts: 20, posts } satisfies FillProfile);
  await new Promise<void>((resolve, reject) => {
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`Filling ended with ${code}`))));
  });
}

function tune(database: Database.Database): void {
  for (const setting of [
    'locking_mode = EXCLUSIVE',
    'journal_mode = WAL',
    'synchronous = FULL',
    'secure_delete = ON',
    'temp_store = MEMORY',
    'foreign_keys = ON',
  ]) {
    database.pragma(setting);
  }
}

/** The same rows in a file that no key protects. */
function copyInTheClear(from: string, to: string): void {
  cpSync(from, to, { recursive: true });
  const database = new Database(join(to, databaseFile));
  database.pragma(`key = "x'${deriveKeys(dataKey).database}'"`);
  database.pragma('journal_mode = DELETE');
  database.pragma("rekey = ''");
  database.close();
}

async function open(profile: string, plain: boolean): Promise<Engine> {
  const opened = await openEngine({
    profile,
    dataKey,
    clock: systemClock,
    networks,
    startPractice: null,
    log: pino({ level: 'silent' }),
    ...(plain
      ? {
          openDatabase: async () => {
            const database = new Database(join(profile, databaseFile));
            tune(database);
            return ok(database);
          },
        }
      : {}),
  });
  if (!opened.ok) throw new Error(`The profile did not open: ${opened.failure}`);
  return opened.value;
}

const day = 86_400_000;

type Query = () => Promise<number> | number;

/** The hot queries: what is asked at every start, view, key stroke and tick. Each returns how much it saw. */
function queriesOf(engine: Engine): ReadonlyMap<string, Query> {
  const page = createRouterClient(createPageRouter(engine));
  const now = Date.now();
  const post = engine.posts.inRange(now, now + 60 * day, 1)[0];
  if (post === undefined) throw new Error('No post is there');
  const draft = engine.posts.draft(post);
  let edits = 0;
  return new Map<string, Query>([
    ['month', async () => (await page.posts.range({ from: now, to: now + 31 * day })).length],
    ['home', async () => (await page.app.home()).next.length],
    ['activity', async () => (await page.app.activity({ before: null, limit: 50, filter: 'all' })).length],
    ['post', async () => (await page.posts.get({ postId: post.id })).publications.length],
    [
      'due',
      () => {
        const of = ({ id }: { readonly id: string }) =>
          engine.publications.firstDue(id, ['scheduled'], now + 20 * day) ?? [];
        return engine.accounts.all().flatMap(of).length;
      },
    ],
    ['tray', () => (engine.app.tray().next === null ? 0 : 1)],
    [
      'save',
      async () => {
        edits += 1;
        const saved = { ...draft, text: `${draft.text} ${edits}` };
        return (await page.posts.save({ postId: post.id, draft: saved })).revision;
      },
    ],
  ]);
}

interface Side {
  readonly queries: ReadonlyMap<string, Query>;
  readonly took: Map<string, number[]>;
  end(): Promise<void>;
}

async function sideOf(profile: string, plain: boolean): Promise<Side> {
  const engine = await open(profile, plain);
  return { queries: queriesOf(engine), took: new Map(), end: () => engine.drain(1000) };
}

/** Asks each query a few times and keeps the time of one (ms). */
async function ask({ queries, took }: Side, keeps: boolean): Promise<void> {
  const times = 5;
  for (const [name, query] of queries) {
    const before = performance.now();
    for (let time = 0; time < times; time += 1) {
      if ((await query()) === 0) throw new Error(`${name} found nothing`);
    }
    if (keeps) took.set(name, [...(took.get(name) ?? []), (performance.now() - before) / times]);
  }
}

try {
  const [encryptedProfile, plainProfile] = [join(folder, 'encrypted'), join(folder, 'plain')];
  await fill(encryptedProfile);
  copyInTheClear(encryptedProfile, plainProfile);
  const encrypted = await sideOf(encryptedProfile, false);
  const plain = await sideOf(plainProfile, true);
  for (let round = -2; round < rounds; round += 1) {
    await ask(encrypted, round >= 0);
    await ask(plain, round >= 0);
  }
  await Promise.all([encrypted.end(), plain.end()]);
  const ratios = new Map<string, number>();
  for (const [name, times] of encrypted.took) {
    const others = plain.took.get(name) ?? [];
    // The middle of what each round says: a slow moment of the machine strikes a round as a whole.
    ratios.set(name, rounded(median(times.map((time, round) => time / (others[round] ?? Number.NaN)))));
    const inMs = [median(times), median(others)].map((ms) => `${ms.toFixed(2)} ms`).join(' against ');
    console.log(`${name.padEnd(9)} ${String(ratios.get(name)).padEnd(5)} ${inMs}`);
  }
  report({
    figure: 'encryption',
    value: Math.max(...ratios.values()),
    unit: 'ratio',
    better: 'lower',
    aim: 2,
    runs: rounds,
    detail: { posts, ...Object.fromEntries(ratios) },
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}
process.exit(0);
