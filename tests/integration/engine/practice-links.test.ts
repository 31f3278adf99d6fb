import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPracticeEngine, type PracticeEngine } from '../../practice-engine.ts';

let bench: PracticeEngine;
beforeEach(async () => {
  bench = await openPracticeEngine();
});
afterEach(() => bench.close());

test('a practice post is found where the practice networks are now', async () => {
  const [account] = await bench.connect('bluesky');
  const postId = await bench.write([account?.id ?? ''], { text: 'Warm at eight' });
  const [publication] = (await bench.publish(postId)).publications;
  const url = publication?.url ?? '';
  await bench.restartPractice();

  const page = await bench.page.accounts.practicePage({ url });
  expect(page.url).not.toBe(url);
  const response = await fetch(page.url);
  expect(await response.text()).toContain('Warm at eight');
  // Asked again it stays what it is.
  expect(await bench.page.accounts.practicePage(page)).toEqual(page);
});

test('the page call takes an address and nothing else', async () => {
  await expect(bench.page.accounts.practicePage({ url: 'not an address' })).rejects.toThrow();
});
