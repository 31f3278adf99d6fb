import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { out } from '../../build/root.ts';
import { systemClock } from '../../main/engine/clock.ts';
import { type Engine, openEngine } from '../../main/engine/engine.ts';
import { networks } from '../../main/engine/networks/index.ts';
import type { PublisherStatus } from '../../main/engine/start/headless/status.ts';
import type { PracticePublished } from '../../main/practice/kit/practice-network.ts';
import { practiceClient } from '../../main/practice/kit/practice-network.ts';
import { type PracticeServer, startPracticeServer } from '../../main/practice/server.ts';
import { openVaultFile } from '../../main/vault/vault-file.ts';
import { bytesOfProfile, filesWith } from '../bytes-of-profile.ts';

const passphrase = 'vier natte katten op een dak';
const file = join(out, 'engine', 'headless.mjs');

/** A publisher in a process of its own, as an operator starts it. */
interface Publisher {
  readonly child: ChildProcess;
  readonly said: () => string;
  readonly ended: Promise<number | null>;
}

function start(words: readonly string[], line = passphrase): Publisher {
  return startWith(process.execPath, [file, ...words], line);
}

function startWith(command: string, words: readonly string[], line = passphrase): Publisher {
  const child = spawn(command, words, {
    stdio: 'pipe',
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (piece: Buffer) => {
      said += piece.toString();
    });
  }
  child.stdin.on('error', () => undefined);
  child.stdin.end(`${line}\n`);
  const closed = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  return { child, said: () => said, ended: closed };
}

async function ended(publisher: Publisher): Promise<{ code: number | null; said: string }> {
  return { code: await publisher.ended, said: publisher.said() };
}

const run = (words: readonly string[], line?: string) => ended(start(words, line));

/** Starts publishing, and resolves once it does. */
async function publish(profile: string, words: readonly string[] = []): Promise<Publisher> {
  const publisher = start(['--profile', profile, ...words]);
  await vi.waitUntil(() => publisher.said().includes('Kaizup publishes'), { timeout: 20_000 });
  return publisher;
}

let folder: string;
let profile: string;
let running: Publisher[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaizup-publisher-'));
  profile = join(folder, 'profile');
});
afterEach(async () => {
  for (const { child } of running) child.kill('SIGKILL');
  await Promise.all(running.map(({ ended }) => ended));
  running = [];
  rmSync(folder, { recursive: true, force: true });
});

describe('a publisher without a window', () => {
  /** A profile that was prepared, with an account of practice Bluesky; copied for each test. */
  let template: string;
  let home: string;
  let worldKey: string;
  let accountId: string;
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'kaizup-prepared-'));
    template = join(home, 'profile');
    expect((await run(['--profile', template, '--prepare'])).code).toBe(0);
    await inKaizup(template, async (engine, server) => {
      engine.app.welcome({ locale: 'en', consents: {} });
      const made = server.networks.find(({ id }) => id === 'bluesky')?.admin.appPassword?.();
      const status = await engine.signIns.withPassword({
        network: 'bluesky',
        mode: 'practice',
        service: 'https://bsky.social',
        identifier: made?.identifier ?? '',
        password: made?.password ?? '',
      });
      accountId = (status.step === 'done' ? status.accountIds[0] : undefined) ?? '';
    });
  }, 60_000);
  afterAll(() => rmSync(home, { recursive: true, force: true }));
  beforeEach(() => cpSync(template, profile, { recursive: true }));

  /** Opens a profile as Kaizup on the desktop does, with the practice networks beside it. */
  async function inKaizup(
    path: string,
    work: (engine: Engine, server: PracticeServer) => Promise<void>,
  ): Promise<void> {
    const dataKey = await openVaultFile(path, passphrase);
    if (!dataKey.ok) throw new Error(dataKey.failure);
    const adminSecret = randomBytes(12).toString('hex');
    let server: PracticeServer | undefined;
    const opened = await openEngine({
      profile: path,
      dataKey: dataKey.value,
      clock: systemClock,
      networks,
      startPractice: async (key) => {
        worldKey = key;
        server ??= await startPracticeServer({ folder: join(path, 'practice'), key, adminSecret });
        const client = { clientId: practiceClient.id, clientSecret: practiceClient.secret };
        return { origin: server.origin, adminSecret, client };
      },
      log: pino({ level: 'silent' }),
    });
    if (!opened.ok) throw new Error(opened.failure);
    const engine = opened.value;
    await engine.practice.link();
    if (server === undefined) throw new Error('The practice networks did not start');
    await work(engine, server);
    await engine.drain(1000);
    await server.close();
  }

  /** Plans posts, the first in `inMs`, the others `apartMs` after one another. */
  function plan(engine: Engine, texts: readonly string[], inMs: number, apartMs = 0): void {
    for (const [index, text] of texts.entries()) {
      const id = randomUUID();
      engine.postDesk.create(id, {
        text,
        media: [],
        variants: [{ accountId, text: null, media: null, tiktok: null }],
      });
      const local = new Date(Date.now() + inMs + index * apartMs).toISOString().slice(0, 19);
      engine.postDesk.schedule(id, { local, zone: 'UTC' });
    }
  }

  /** What the practice network shows in the end. */
  async function shown(): Promise<readonly PracticePublished[]> {
    const server = await startPracticeServer({
      folder: join(profile, 'practice'),
      key: worldKey,
      adminSecret: randomBytes(12).toString('hex'),
    });
    const posts = server.networks.find(({ id }) => id === 'bluesky')?.admin.published() ?? [];
    await server.close();
    return posts;
  }

  const status = async (): Promise<PublisherStatus> =>
    JSON.parse((await run(['--profile', profile, '--status', '--json'])).said) as PublisherStatus;

  test('publishes what was planned in Kaizup, says how it is, and gives nothing away', async () => {
    await inKaizup(profile, async (engine) => plan(engine, ['Brioche at nine'], 1000));
    const publisher = await publish(profile);
    running.push(publisher);
    await vi.waitUntil(async () => (await status()).lastPublished !== null, {
      timeout: 20_000,
      interval: 300,
    });
    expect(await status()).toMatchObject({
      paused: false,
      atWork: 0,
      waiting: 0,
      next: null,
      needsOwner: 0,
      signedOut: 0,
      networksInTrouble: [],
      disk: null,
    });
    const readable = await run(['--profile', profile, '--status']);
    expect(readable.said).toMatch(/^Publishing, running since /);
    expect((await run(['--profile', profile])).code).toBe(69);

    publisher.child.kill('SIGTERM');
    expect(await publisher.ended).toBe(0);
    expect(existsSync(join(profile, 'publisher.sock'))).toBe(false);
    expect((await shown()).map(({ text }) => text)).toEqual(['Brioche at nine']);
    expect(`${publisher.said()}${readable.said}`).not.toMatch(/Brioche|vier natte/);
    const dataKey = await openVaultFile(profile, passphrase);
    const bytes = bytesOfProfile(profile, dataKey.ok ? dataKey.value : '');
    const logs = new Map([...bytes].filter(([name]) => name.startsWith('logs')));
    expect(logs.size).toBeGreaterThan(0);
    expect(filesWith(logs, ['Brioche'])).toEqual([]);
    expect(filesWith(bytes, [passphrase])).toEqual([]);
    const asked = await run(['--profile', profile, '--status']);
    expect(asked).toEqual({ code: 3, said: 'No publisher runs for this profile.\n' });
  });

  test('pauses and goes on by a word, and stays paused over a restart', async () => {
    await inKaizup(profile, async (engine) => plan(engine, ['Rye'], 2500));
    const first = await publish(profile);
    running.push(first);
    expect((await run(['--profile', profile, '--pause'])).said).toMatch(/^Paused/);
    first.child.kill('SIGTERM');
    await first.ended;
    const second = await publish(profile);
    running.push(second);
    expect(await status()).toMatchObject({ paused: true, waiting: 1 });
    expect((await run(['--profile', profile, '--resume'])).said).toMatch(/^Publishing/);
    await vi.waitUntil(async () => (await status()).lastPublished !== null, {
      timeout: 20_000,
      interval: 300,
    });
    second.child.kill('SIGTERM');
    await second.ended;
    expect((await shown()).map(({ text }) => text)).toEqual(['Rye']);
  });

  test('killed again and again, at any moment, publishes each post once', async () => {
    const texts = Array.from({ length: 10 }, (_, index) => `Loaf ${index}`);
    await inKaizup(profile, async (engine) => plan(engine, texts, 1500, 400));
    for (const livesFor of [700, 300, 1100, 150, 500]) {
      const publisher = await publish(profile);
      running.push(publisher);
      await new Promise((resolve) => setTimeout(resolve, livesFor));
      publisher.child.kill('SIGKILL');
      await publisher.ended;
    }
    const last = await publish(profile);
    running.push(last);
    // What was asked about after a crash may take the network's grace to be settled.
    await vi.waitUntil(
      async () => {
        const { waiting, atWork, toBeConfirmed } = await status();
        return waiting + atWork + toBeConfirmed === 0;
      },
      { timeout: 60_000, interval: 500 },
    );
    last.child.kill('SIGTERM');
    expect(await last.ended).toBe(0);
    const posts = await shown();
    expect(posts.map(({ text }) => text).toSorted()).toEqual(texts.toSorted());
  }, 120_000);

  test('a copy, on another machine or in another folder, publishes nothing until it is told that it takes over', async () => {
    await inKaizup(profile, async (engine) => plan(engine, ['Sourdough', 'Rye'], 1000, 60_000));
    const mark = join(profile, 'publisher.json');
    const machine = { machine: 'f'.repeat(32), name: 'bakery-nas', folder: profile };
    writeFileSync(mark, JSON.stringify(machine));
    const refused = await run(['--profile', profile]);
    expect(refused).toMatchObject({ code: 78, said: expect.stringContaining('bakery-nas') });
    const takes = await publish(profile, ['--take-over']);
    running.push(takes);
    // The other may have sent what was due by then.
    expect(await status()).toMatchObject({ needsOwner: 1, waiting: 1, lastPublished: null });
    takes.child.kill('SIGTERM');
    await takes.ended;
    expect(readFileSync(mark, 'utf8')).not.toContain('bakery-nas');
    running.push(await publish(profile));

    const copy = join(folder, 'copy');
    cpSync(profile, copy, { recursive: true, filter: (path) => !path.endsWith('.sock') });
    const second = await run(['--profile', copy]);
    expect(second).toMatchObject({ code: 78, said: expect.stringContaining(profile) });
  });

  test.runIf(process.platform === 'linux')(
    'publishes nothing where it cannot leave its mark, and says why',
    async () => {
      await inKaizup(profile, async (engine) => plan(engine, ['Sourdough'], 1000));
      const refused = await ended(
        startWith('prlimit', ['--fsize=0', process.execPath, file, '--profile', profile]),
      );
      expect(refused).toEqual({ code: 73, said: 'The profile cannot be written.\n' });
      expect(await shown()).toEqual([]);
    },
  );

  test('what it listens on is its owner’s alone', async () => {
    running.push(await publish(profile));
    if (process.platform !== 'win32') {
      expect(statSync(join(profile, 'publisher.sock')).mode & 0o777).toBe(0o600);
    }
  });
});

describe('the command', () => {
  test('prepares a folder once, under a passphrase that is long enough', async () => {
    expect(await run(['--profile', profile, '--prepare'], 'short')).toMatchObject({ code: 77 });
    expect(existsSync(join(profile, 'data-key.json'))).toBe(false);
    expect(await run(['--profile', profile, '--prepare'])).toMatchObject({ code: 0 });
    const again = await run(['--profile', profile, '--prepare']);
    expect(again).toMatchObject({ code: 78 });
    expect(again.said).toContain('already');
    expect(await run(['--profile', profile], 'another passphrase')).toMatchObject({ code: 77 });
  });

  test.each([
    [[]],
    [['--profile', 'x', '--pause', '--resume']],
    [['--profile', 'x', '--json']],
    [['--nonsense']],
  ])('that makes no sense, %j, tells how it is used', async (words) => {
    const { code, said } = await run(words);
    expect(code).toBe(64);
    expect(said).toContain('Usage: headless --profile FOLDER');
  });

  test('of a profile that is not there says so', async () => {
    expect(await run(['--profile', join(folder, 'nowhere')])).toMatchObject({ code: 66 });
    expect(await run(['--profile', folder, '--status'])).toMatchObject({ code: 3 });
  });
});
