import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Desktop, eventually, startDesktop } from './desktop.ts';
import type { AppFolder } from './app-folder.ts';
import { makeUtilityApp } from './utility/make-app.ts';

/**
 * The way that Kaizup takes on an Electron whose own Node can run the engine: the host, the preload, the supervisor, the transferred
 * ports, the engine's end of them and the page's client are those that ship. Only what is behind the calls is a stand-in, because the
 * runtime of the tests may be too old for the database.
 */
let utilityApp: AppFolder;
let desktop: Desktop;
let page: Page;
beforeAll(async () => {
  utilityApp = await makeUtilityApp();
  desktop = await startDesktop({ runtimeOnly: true, app: utilityApp.folder });
  page = await desktop.window();
  await connected();
  await answers();
});
afterAll(async () => {
  await desktop.quit();
  desktop.remove();
  utilityApp.remove();
});

const connected = () => page.waitForFunction(() => window.line?.isConnected());
const answers = () =>
  page.evaluate(async () => (await window.line.engine.media.get({ assetIds: ['one'] }))[0]?.fileName);

/** Process ids of Kaizup's utility processes by the name that the host gave them, as Electron knows them. */
const utilities = (name: string, of: Desktop = desktop): Promise<readonly number[]> =>
  of.app.evaluate(
    ({ app }, wanted) =>
      app
        .getAppMetrics()
        .filter((metric) => metric.name === wanted)
        .map(({ pid }) => pid),
    name,
  );
const enginePid = async (of: Desktop = desktop): Promise<number> => {
  const [pid] = await utilities('Kaizup engine', of);
  if (pid === undefined) throw new Error('No engine runs');
  return pid;
};

/** Whether a process is there and not merely waiting to be reaped. */
function isAlive(pid: number): boolean {
  const file = `/proc/${pid}/stat`;
  return existsSync(file) && !/^\d+ \(.*\) Z/.test(readFileSync(file, 'utf8'));
}

/** What engines of this profile told of themselves, oldest first. */
const told = (of: Desktop = desktop): readonly Record<string, unknown>[] =>
  readFileSync(join(of.profile, 'told.jsonl'), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const hostLog = (): string => readFileSync(join(desktop.profile, 'logs', 'host.log'), 'utf8');

/** A new engine, other than `old`, that answers the page. */
async function anotherThan(old: number): Promise<number> {
  const pid = await eventually(async () => {
    const pids = await utilities('Kaizup engine');
    return pids.find((id) => id !== old);
  });
  await connected();
  await eventually(() => answers().catch(() => undefined));
  return pid;
}

describe('an engine in a utility process', () => {
  test('gets its first message with the key, and the practice networks that it asks for', async () => {
    const [pid] = await utilities('Kaizup engine');
    expect(told()).toEqual([
      {
        pid,
        started: { type: 'init', locale: 'en', practice: true, safeMode: false, unlocked: false },
        keyIsHex: true,
        keyIsOutside: false,
        variables: expect.arrayContaining(['PATH', 'NODE_COMPILE_CACHE']),
      },
      { pid, practice: 'http://127.0.0.1:1' },
    ]);
    expect(await utilities('Kaizup practice networks')).toHaveLength(1);
    expect(told()[0]?.['variables']).not.toContain('DISPLAY');
  });

  test('answers the page over the port that was handed over', async () => {
    const ids = Array.from({ length: 200 }, (_, index) => `asset-${index}`);
    const names = await page.evaluate(
      async (assetIds) => (await window.line.engine.media.get({ assetIds })).map(({ fileName }) => fileName),
      ids,
    );
    expect(names).toEqual(ids.map((id) => `${id}.png`));
  });

  test('tells page and host of a change', async () => {
    await page.evaluate(() => window.line.engine.app.pause());
    await page.waitForFunction(() => window.line.changes.some(({ topics }) => topics.includes('app')));
    await eventually(async () => (await desktop.tray()).some((line) => /resume/i.test(line)));
    await desktop.chooseInTray((await desktop.tray()).find((line) => /resume/i.test(line)) ?? '');
    await eventually(async () => !(await page.evaluate(() => window.line.engine.app.state())).paused);
  });

  test('lets a failure across as data, and a bug without any of its words', async () => {
    const failures = await page.evaluate(() => {
      const { engine, failureOf } = window.line;
      return Promise.all([
        failureOf(engine.media.get({ assetIds: [] })),
        failureOf(engine.media.get({ assetIds: 'all' as never })),
        failureOf(engine.app.home()),
      ]);
    });
    expect(failures).toEqual(['not-found', 'invalid-input', 'internal']);
    const raw = await page.evaluate(() =>
      window.line.engine.app.home().then(String, (error: unknown) => JSON.stringify(error) + String(error)),
    );
    expect(raw).not.toContain('A bug with');
  });

  test('drops what is no call and goes on', async () => {
    const before = await enginePid();
    const malformed: readonly unknown[] = [
      'no JSON',
      '{}',
      '[]',
      '{"i":"1","p":{"u":"https://elsewhere/","b":{}}}',
      '{"i":"2","t":1,"p":{"u":"/media/get","h":{"content-disposition":"form"},"b":{}}}',
      '{"i":"3","t":3,"p":{}}',
      { i: '4', p: { u: '/media/get' } },
      7,
      null,
    ];
    await page.evaluate((all) => all.forEach((data) => window.line.sendRaw(data)), malformed);
    expect(await answers()).toBe('one.png');
    expect(await enginePid()).toBe(before);
    expect(told().filter(({ logged }) => logged === 'malformed call dropped')).toHaveLength(malformed.length);
  });

  test('has one follower after the page was loaded anew', async () => {
    const before = await enginePid();
    for (let time = 0; time < 3; time += 1) {
      await page.reload();
      await connected();
    }
    await eventually(
      async () => (await page.evaluate(() => window.line.engine.app.state())).accounts.practice === 1,
    );
    expect(await enginePid()).toBe(before);
  });
});

describe('the supervisor of a utility process', () => {
  test('starts another after a kill, and the page goes on with it', async () => {
    const before = await enginePid();
    const pending = page.evaluate(() => window.line.failureOf(window.line.engine.privacy.consents()));
    await eventually(answers);
    process.kill(before, 'SIGKILL');
    expect(await pending).toBe('engine-unavailable');
    await anotherThan(before);
    expect(await answers()).toBe('one.png');
    await page.evaluate(() => window.line.engine.app.pause());
    await page.waitForFunction(() => window.line.changes.length > 0);
    expect(hostLog()).toContain('ended unexpectedly (1 times');
  });

  test('starts another after a rejection that nobody handled', async () => {
    const before = await enginePid();
    await page.evaluate(() =>
      window.line.failureOf(
        window.line.engine.privacy.decideConsent({ category: 'analytics', granted: true, place: 'privacy' }),
      ),
    );
    await anotherThan(before);
    expect(isAlive(before)).toBe(false);
  });

  test('ends one that no longer listens', async () => {
    const before = await enginePid();
    const stuck = page.evaluate(() =>
      window.line.failureOf(
        window.line.engine.app.welcome({
          locale: 'en',
          adult: true,
          professional: true,
          consents: { preferences: false, analytics: false, marketing: false },
        }),
      ),
    );
    await page.evaluate(() => window.kaizup.restartEngine());
    expect(await stuck).toBe('engine-unavailable');
    await anotherThan(before);
    await eventually(() => !isAlive(before));
  });

  test('leaves none behind that it ended before it had started', async () => {
    const before = await enginePid();
    await page.evaluate(() =>
      Promise.all([1, 2, 3].map(() => window.kaizup.restartEngine())).then(() => undefined),
    );
    await anotherThan(before);
    await eventually(async () => (await utilities('Kaizup engine')).length === 1);
    const [pid] = await utilities('Kaizup engine');
    expect(told().findLast(({ started }) => started !== undefined)?.['pid']).toBe(pid);
    expect(await answers()).toBe('one.png');
  });

  test('lets it drain when the application quits, and takes no end of it for a crash', async () => {
    const pids = [await enginePid(), ...(await utilities('Kaizup practice networks'))];
    const crashes = hostLog().match(/ended unexpectedly/g)?.length;
    await desktop.quit();
    expect(told().at(-1)).toEqual({ pid: pids[0], drained: 8000 });
    expect(pids.filter(isAlive)).toEqual([]);
    expect(hostLog().match(/ended unexpectedly/g)).toHaveLength(crashes ?? 0);
    expect(hostLog()).toContain('Ended');
    expect(hostLog()).not.toContain('did not end in time');
  });

  test('does not outlive a host that is killed', async () => {
    const other = await startDesktop({ runtimeOnly: true, app: utilityApp.folder });
    const pids = await eventually(async () => {
      const found = [
        ...(await utilities('Kaizup engine', other)),
        ...(await utilities('Kaizup practice networks', other)),
      ];
      return found.length === 2 && found;
    });
    expect(pids.every(isAlive)).toBe(true);
    other.app.process().kill('SIGKILL');
    await eventually(() => pids.every((pid) => !isAlive(pid)));
    other.remove();
  });
});
