import { afterEach, beforeEach, expect, test } from 'vitest';
import { type EngineBench, openBench } from '../../../engine-bench.ts';

const zone = 'Europe/Brussels';
let bench: EngineBench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.remove());

function plan(accountId: string, text: string, local: string): string {
  const postId = bench.write(accountId, text);
  bench.engine.postDesk.schedule(postId, { local, zone });
  return postId;
}
const notes = async (postId: string, local: string) =>
  (await bench.page.planning.notes({ postId, at: Date.parse(`${local}:00+01:00`) })).map(
    ({ kind, postId: other }) => ({ kind, postId: other }),
  );

test('what is close on the same account, and the same words, are told of and never stop anything', async () => {
  const accountId = await bench.connect();
  const other = await bench.connect('mastodon');
  const first = plan(accountId, 'Fresh bread', '2026-11-25T09:00');
  plan(other, 'Fresh bread', '2026-11-25T09:10');
  const second = bench.write(accountId, 'fresh  bread');
  expect(await notes(second, '2026-11-25T09:20')).toEqual([
    { kind: 'close', postId: first },
    { kind: 'same-words', postId: first },
  ]);
  expect(await notes(second, '2027-02-25T09:20')).toEqual([]);
  expect(plan(accountId, 'Fresh bread', '2026-11-25T09:20')).toBeTruthy();
});

test('words that Facebook would refuse are refused before, and go with another post in between', async () => {
  const accountId = await bench.connect('facebook');
  const first = plan(accountId, 'Fresh bread', '2026-11-25T09:00');
  const again = bench.write(accountId, 'Fresh bread');
  expect(await notes(again, '2026-11-26T09:00')).toEqual([{ kind: 'refused', postId: first }]);
  const at = { local: '2026-11-26T09:00', zone };
  await expect(bench.page.posts.schedule({ postId: again, at })).rejects.toMatchObject({
    callError: { code: 'words-repeated', details: { network: 'Facebook', account: 'Maison Levain' } },
  });
  expect(bench.engine.posts.get(again)?.at).toBeNull();
  plan(accountId, 'In between', '2026-11-25T18:00');
  await bench.page.posts.schedule({ postId: again, at });
  expect(await notes(again, '2026-11-26T09:00')).toEqual([{ kind: 'same-words', postId: first }]);
});

test('what went out counts by the words that went out', async () => {
  const accountId = await bench.connect();
  bench.engine.start();
  const out = bench.write(accountId, 'Fresh bread');
  bench.engine.postDesk.publishNow(out);
  await bench.until(() => bench.engine.publications.ofPost(out)[0]?.state === 'published');
  const again = bench.write(accountId, 'Fresh bread');
  expect(await notes(again, '2026-11-26T09:00')).toEqual([{ kind: 'same-words', postId: out }]);
  await bench.page.posts.deletePublished({
    publicationId: bench.engine.publications.ofPost(out)[0]?.id ?? '',
  });
  expect(await notes(again, '2026-11-26T09:00')).toEqual([]);
});
