import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { type AppFolder, makeAppFolder } from './app-folder.ts';
import { bundleOwn } from './bundle-own.ts';
import type { NetworkId } from '../../shared/model/network.ts';
import { connectBluesky, connectLinkedIn, inKaizup, plan, shownBeside } from './headless/kaizup.ts';
import { type Command, commandIn } from './headless/publisher.ts';
import { type Kill, type Orders, ordersIn } from './struck/orders.ts';

/** The publisher as it ships, beside practice networks that kill it where a test says. */
let made: AppFolder;
let orders: Orders;
let command: Command;
let home: string;
let template: string;
let bluesky: string;
let linkedIn: string;
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
    ({ accountId: bluesky } = await connectBluesky(engine, server));
    const [first] = await connectLinkedIn(engine, server);
    if (first === undefined) throw new Error('LinkedIn has no account');
    linkedIn = first;
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
async function goOn(network: NetworkId = 'bluesky'): Promise<readonly string[]> {
  const last = await command.publish(profile);
  await command.settled(profile);
  last.child.kill('SIGTERM');
  expect(await last.ended).toBe(0);
  return (await shownBeside(profile, network)).map(({ text }) => text);
}

/** Publishes a picture until the practice networks kill the publisher; what they are asked from then on is written down anew. */
async function dieOnce(account: string, where: Omit<Kill, 'pid'>): Promise<void> {
  await inKaizup(profile, (engine) => plan(engine, account, 'Bread with a picture', 1000, assetId));
  const publisher = await command.publish(profile);
  orders.orderKill({ ...where, pid: publisher.child.pid ?? 0 });
  expect(await publisher.ended).toBeNull();
  rmSync(orders.record);
}

/** How often a request was made since the publisher was killed. */
const askedSince = (method: string, path: string): number =>
  readFileSync(orders.record, 'utf8')
    .split('\n')
    .filter((line) => line.includes(`"method":"${method}"`) && line.includes(path)).length;

const blob = 'com.atproto.repo.uploadBlob';
const record = 'com.atproto.repo.putRecord';

test.each<[string, Omit<Kill, 'pid'>]>([
  ['as its upload arrives', { method: 'POST', path: blob, moment: 'arrived' }],
  ['before it hears that its upload is there', { method: 'POST', path: blob, moment: 'done' }],
  ['as its post arrives', { method: 'POST', path: record, moment: 'arrived' }],
  ['before it hears that its post is out', { method: 'POST', path: record, moment: 'done' }],
])(
  'killed %s, publishes once',
  async (_name, where) => {
    await dieOnce(bluesky, where);
    expect(await goOn()).toEqual(['Bread with a picture']);
  },
  90_000,
);

test.each<[string, Omit<Kill, 'pid'>, number]>([
  ['as its upload arrives', { method: 'PUT', path: '/dms-uploads/', moment: 'arrived' }, 1],
  ['before it hears that its upload is there', { method: 'PUT', path: '/dms-uploads/', moment: 'done' }, 1],
  ['before it hears that its post is out', { method: 'POST', path: '/rest/posts', moment: 'done' }, 0],
])(
  'killed %s at a network that would take a post twice, publishes once',
  async (_name, where, sent) => {
    await dieOnce(linkedIn, where);
    expect(await goOn('linkedin')).toEqual(['Bread with a picture']);
    expect(askedSince('POST', '/rest/posts')).toBe(sent);
  },
  90_000,
);

test('killed again and again, at any moment, publishes each post once', async () => {
  const texts = Array.from({ length: 10 }, (_, index) => `Loaf ${index}`);
  await inKaizup(profile, (engine) => {
    for (const [index, text] of texts.entries()) plan(engine, bluesky, text, 1500 + index * 400);
  });
  for (const livesFor of [700, 300, 1100, 150, 500]) {
    const publisher = await command.publish(profile);
    await new Promise((resolve) => setTimeout(resolve, livesFor));
    publisher.child.kill('SIGKILL');
    await publisher.ended;
  }
  expect((await goOn()).toSorted()).toEqual(texts.toSorted());
}, 120_000);
