import { afterEach, expect, test } from 'vitest';
import { occupy } from '../practice-engine.ts';
import * as bluesky from './bluesky-client.ts';
import { startPractice } from './practice.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

const portOf = (origin: string): number => Number(new URL(origin).port);

test('the page of a practice post is at the same address after a restart', async () => {
  const bench = await startPractice();
  const { accessJwt } = await bluesky.signIn(bench);
  await bluesky.put(bench, accessJwt, '3lbqk5qnzbc2a', bluesky.record('Warm at eight'));
  const page = bench.at('bsky.app', `/profile/${bluesky.handle}/post/3lbqk5qnzbc2a`);
  expect(await (await fetch(page)).text()).toContain('Warm at eight');

  await bench.restart();
  expect(await (await fetch(page)).text()).toContain('Warm at eight');
});

test('a port that another program took is left to it, and the new one is kept from then on', async () => {
  const bench = await startPractice();
  const first = portOf(bench.server.origin);
  await bench.server.close();
  const occupant = await occupy(first);
  closing.push(() => void occupant.close());
  await bench.restart();
  const second = portOf(bench.server.origin);
  expect(second).not.toBe(first);

  await new Promise((resolve) => occupant.close(resolve));
  await bench.restart();
  expect(portOf(bench.server.origin)).toBe(second);
});

test.each(['', 'not a port', '-1', '80', '70000'])('a kept port of %j is no port', async (text) => {
  const bench = await startPractice();
  await bench.server.close();
  bench.damagePort(text);
  await bench.restart();
  expect(portOf(bench.server.origin)).toBeGreaterThan(1023);
});
