import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type AppFolder, makeAppFolder } from './app-folder.ts';
import { bundleOwn } from './bundle-own.ts';
import { connectBluesky, inKaizup, plan, shownBeside } from './headless/kaizup.ts';
import { type Command, commandIn } from './headless/publisher.ts';
import { type Kill, type Orders, ordersIn } from './struck/orders.ts';

/** The publisher as it ships, beside practice networks that kill it where a test says. */
let made: AppFolder;
let orders: Orders;
let command: Command;
let home: string;
let template: string;
let accountId: string;
let assetId: string;
beforeAll(async () => {
  made = makeAppFolder('publisher', ['engine']);
  await bundleOwn('practice', join(made.built, 'practice'), { start: 'struck/practice.ts' });
  orders = ordersIn(made.built);
  command = commandIn(made.built);
  home = mkdtempSync(join(tmpdir(), 'kaizup-prepared-'));
  template = join(home, 'profile');
  expect((await command.run(['--profile', template, '--prepare'])).code).toBe(0);
  const picture = join(home, 'bread.jpg');
  await sharp({ create: { width: 1200, height: 900, channels: 3, background: '#a63' } })
    .jpeg()
    .toFile(picture);
  await inKaizup(template, async (engine, server) => {
    ({ accountId } = await connectBluesky(engine, server));
    ({ id: assetId } = await engine.mediaImport.importFile(picture, 'bread.jpg'));
  });
}, 90_000);
afterAll(() => {
  made.remove();
  rmSync(home, { recursive: true, force: true });
});

let folder: string;
let profile: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaizup-killed-'));
  profile = join(folder, 'profile');
  cpSync(template, profile, { recursive: true });
});
afterEach(async () => {
  await command.endAll();
  rmSync(folder, { recursive: true, force: true });
});

/** Lets what is planned go out to its end, and says what the network shows then. */
async function goOn(): Promise<readonly string[]> {
  const last = await command.publish(profile);
  await command.settled(profile);
  last.child.kill('SIGTERM');
  expect(await last.ended).toBe(0);
  return (await shownBeside(profile)).map(({ text }) => text);
}

const upload = { method: 'POST', path: 'com.atproto.repo.uploadBlob' } as const;
const commit = { method: 'POST', path: 'com.atproto.repo.putRecord' } as const;

test.each<[string, Omit<Kill, 'pid'>]>([
  ['as its upload arrives', { ...upload, moment: 'arrived' }],
  ['before it hears that its upload is there', { ...upload, moment: 'done' }],
  ['as its post arrives', { ...commit, moment: 'arrived' }],
  ['before it hears that its post is out', { ...commit, moment: 'done' }],
])(
  'killed %s, publishes once',
  async (_name, where) => {
    await inKaizup(profile, (engine) => plan(engine, accountId, 'Bread with a picture', 1000, assetId));
    const publisher = await command.publish(profile);
    orders.orderKill({ ...where, pid: publisher.child.pid ?? 0 });
    expect(await publisher.ended).toBeNull();
    expect(await goOn()).toEqual(['Bread with a picture']);
  },
  90_000,
);

test('killed again and again, at any moment, publishes each post once', async () => {
  const texts = Array.from({ length: 10 }, (_, index) => `Loaf ${index}`);
  await inKaizup(profile, (engine) => {
    for (const [index, text] of texts.entries()) plan(engine, accountId, text, 1500 + index * 400);
  });
  for (const livesFor of [700, 300, 1100, 150, 500]) {
    const publisher = await command.publish(profile);
    await new Promise((resolve) => setTimeout(resolve, livesFor));
    publisher.child.kill('SIGKILL');
    await publisher.ended;
  }
  expect((await goOn()).toSorted()).toEqual(texts.toSorted());
}, 120_000);
