import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { bytesOfProfile, filesWith } from '../bytes-of-profile.ts';
import { connectBluesky, dataKeyOf, inKaizup, plan, shownBeside } from './headless/kaizup.ts';
import { commandIn, passphrase, startWith, untilEnd } from './headless/publisher.ts';

const command = commandIn();
const { publish, run, status } = command;

let folder: string;
let profile: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaizup-publisher-'));
  profile = join(folder, 'profile');
});
afterEach(async () => {
  await command.endAll();
  rmSync(folder, { recursive: true, force: true });
});

describe('a publisher without a window', () => {
  /** A profile that was prepared, with an account of practice Bluesky; copied for each test. */
  let template: string;
  let home: string;
  let accountId: string;
  /** What nobody may read outside of the database. */
  let secrets: readonly string[];
  beforeAll(async () => {
    home = mkdtempSync(join(tmpdir(), 'kaizup-prepared-'));
    template = join(home, 'profile');
    expect((await run(['--profile', template, '--prepare'])).code).toBe(0);
    await inKaizup(template, async (engine, server) => {
      const connected = await connectBluesky(engine, server);
      ({ accountId } = connected);
      const grant = engine.accounts.grant(engine.accounts.get(accountId)?.grant_id ?? '');
      if (grant === undefined) throw new Error('The account has no sign-in');
      const { accessToken, refreshToken } = engine.accounts.tokens(grant);
      secrets = [connected.appPassword, accessToken, refreshToken ?? '', passphrase];
    });
    secrets = [...secrets, await dataKeyOf(template)];
    for (const secret of secrets) expect(secret.length).toBeGreaterThan(10);
  }, 60_000);
  afterAll(() => rmSync(home, { recursive: true, force: true }));
  beforeEach(() => cpSync(template, profile, { recursive: true }));

  const shown = async (): Promise<readonly string[]> => (await shownBeside(profile)).map(({ text }) => text);
  const published = (): Promise<unknown> =>
    vi.waitUntil(async () => (await status(profile)).lastPublished !== null, {
      timeout: 20_000,
      interval: 300,
    });

  test('publishes what was planned in Kaizup, says how it is, and gives nothing away', async () => {
    await inKaizup(profile, (engine) => {
      plan(engine, accountId, 'Brioche at nine', 1000);
      plan(engine, accountId, 'Croissants at ten', 600_000);
    });
    const publisher = await publish(profile);
    await published();
    expect(await status(profile)).toMatchObject({
      paused: false,
      atWork: 0,
      waiting: 1,
      needsOwner: 0,
      signedOut: 0,
      networksInTrouble: [],
      disk: null,
    });
    const words = ['--status', '--pause', '--resume'];
    const said: string[] = [];
    for (const word of words) said.push((await run(['--profile', profile, word])).said);
    expect(said[0]).toMatch(/^Publishing, running since /);
    said.push((await run(['--profile', profile, '--status', '--json'])).said);
    const second = await run(['--profile', profile]);
    expect(second.code).toBe(69);

    publisher.child.kill('SIGTERM');
    expect(await publisher.ended).toBe(0);
    expect(existsSync(join(profile, 'publisher.sock'))).toBe(false);
    expect(await shown()).toEqual(['Brioche at nine']);
    said.push(second.said, publisher.said());
    const bytes = bytesOfProfile(profile, await dataKeyOf(profile));
    const told = new Map(said.map((text, index) => [`said ${index}`, Buffer.from(text)]));
    const readable = new Map([...bytes].filter(([name]) => name !== 'kaizup.db decrypted'));
    expect([...readable.keys()].some((name) => name.startsWith('logs'))).toBe(true);
    const canaries = [...secrets, 'Brioche', 'Croissants'];
    expect(filesWith(new Map([...told, ...readable]), canaries)).toEqual([]);
    // Where they are, they would be found.
    const inside = new Map([...bytes].filter(([name]) => name === 'kaizup.db decrypted'));
    expect(filesWith(inside, ['Croissants'])).toHaveLength(1);
    const asked = await run(['--profile', profile, '--status']);
    expect(asked).toEqual({ code: 3, said: 'No publisher runs for this profile.\n' });
  });

  test('pauses and goes on by a word, and stays paused over a restart', async () => {
    await inKaizup(profile, (engine) => plan(engine, accountId, 'Rye', 2500));
    const first = await publish(profile);
    expect((await run(['--profile', profile, '--pause'])).said).toMatch(/^Paused/);
    first.child.kill('SIGTERM');
    await first.ended;
    const second = await publish(profile);
    expect(await status(profile)).toMatchObject({ paused: true, waiting: 1 });
    expect((await run(['--profile', profile, '--resume'])).said).toMatch(/^Publishing/);
    await published();
    second.child.kill('SIGTERM');
    await second.ended;
    expect(await shown()).toEqual(['Rye']);
  });

  test('a copy, on another machine or in another folder, publishes nothing until it is told that it takes over', async () => {
    await inKaizup(profile, (engine) => {
      plan(engine, accountId, 'Sourdough', 1000);
      plan(engine, accountId, 'Rye', 60_000);
    });
    const mark = join(profile, 'publisher.json');
    const machine = { machine: 'f'.repeat(32), name: 'bakery-nas', folder: profile };
    writeFileSync(mark, JSON.stringify(machine));
    const refused = await run(['--profile', profile]);
    expect(refused).toMatchObject({ code: 78, said: expect.stringContaining('bakery-nas') });
    // The other may have sent what is due by now.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const takes = await publish(profile, ['--take-over']);
    expect(await status(profile)).toMatchObject({ needsOwner: 1, waiting: 1, lastPublished: null });
    takes.child.kill('SIGTERM');
    await takes.ended;
    expect(readFileSync(mark, 'utf8')).not.toContain('bakery-nas');
    await publish(profile);

    const copy = join(folder, 'copy');
    cpSync(profile, copy, { recursive: true, filter: (path) => !path.endsWith('.sock') });
    const second = await run(['--profile', copy]);
    expect(second).toMatchObject({ code: 78, said: expect.stringContaining(profile) });
  });

  test.runIf(process.platform === 'linux')('publishes nothing where it cannot leave its mark', async () => {
    await inKaizup(profile, (engine) => plan(engine, accountId, 'Sourdough', 1000));
    const words = ['--fsize=0', process.execPath, command.file, '--profile', profile];
    const refused = await untilEnd(startWith('prlimit', words));
    expect(refused).toEqual({ code: 73, said: 'The profile cannot be written.\n' });
    expect(await shown()).toEqual([]);
  });

  test.skipIf(process.platform === 'win32')(
    'what it listens on is its owner’s alone, and replaces what one that was killed left',
    async () => {
      const socket = join(profile, 'publisher.sock');
      const killed = await publish(profile);
      killed.child.kill('SIGKILL');
      await killed.ended;
      expect(existsSync(socket)).toBe(true);
      expect((await run(['--profile', profile, '--status'])).code).toBe(3);
      await publish(profile);
      expect((await status(profile)).paused).toBe(false);
      expect(statSync(socket).mode & 0o777).toBe(0o600);
    },
  );
});

describe.skipIf(process.platform === 'win32')('a publisher that does not answer', () => {
  let server: Server | undefined;
  afterEach(() => {
    server?.closeAllConnections();
    server?.close();
  });

  test.each([
    ['says nothing at all', undefined],
    ['says what is no answer', 'Bonjour'],
    ['says what is no status', '{"paused":"perhaps"}'],
  ])('because it %s is told of', async (_name, text) => {
    mkdirSync(profile);
    server = createServer((_asked, response) => void (text === undefined ? undefined : response.end(text)));
    server.listen(join(profile, 'publisher.sock'));
    const asked = await run(['--profile', profile, '--status']);
    expect(asked).toMatchObject({ code: 69, said: expect.stringContaining('does not answer') });
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

  test.skipIf(process.platform === 'win32')('closes a folder that is there to others', async () => {
    mkdirSync(profile);
    chmodSync(profile, 0o755);
    expect(await run(['--profile', profile, '--prepare'])).toMatchObject({ code: 0 });
    expect(statSync(profile).mode & 0o777).toBe(0o700);
  });

  test.runIf(process.platform === 'linux')(
    'takes the key away again when there is no room for the database',
    async () => {
      // Enough for the key.
      const words = ['--fsize=4096', process.execPath, command.file, '--profile', profile, '--prepare'];
      const refused = await untilEnd(startWith('prlimit', words));
      expect(refused).toEqual({ code: 73, said: 'The profile cannot be written.\n' });
      expect(existsSync(join(profile, 'data-key.json'))).toBe(false);
      expect(await run(['--profile', profile, '--prepare'])).toMatchObject({ code: 0 });
    },
  );

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
