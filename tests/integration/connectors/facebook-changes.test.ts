import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { facebook } from '../../../main/engine/networks/facebook/index.ts';
import type { PublishFile } from '../../../main/engine/networks/network.ts';
import type { ContentType } from '../../../shared/model/content-type.ts';
import { defaultOptions } from '../../../shared/model/option-defaults.ts';
import { type FacebookBench, openFacebookBench } from './facebook-bench.ts';
import { clip, photo } from './media.ts';

let bench: FacebookBench;
beforeEach(async () => {
  bench = await openFacebookBench();
});
afterEach(() => bench.close());

const edit = (remoteId: string, text: string, type: ContentType = 'text') =>
  facebook.edit?.(bench.line, bench.page(), { remoteId, type }, text, defaultOptions);
const remove = (remoteId: string, type: ContentType = 'text') =>
  facebook.delete?.(bench.line, bench.page(), { remoteId, type });

describe.each([
  ['text', async () => []],
  ['images', async () => [await photo(bench.folder), await photo(bench.folder)]],
  ['video', async () => [await clip(bench.folder)]],
  ['reel', async () => [await clip(bench.folder)]],
] as const)('a %s', (type: ContentType, files: () => Promise<readonly PublishFile[]>) => {
  const publish = async () =>
    bench.publish(
      bench.write('First words', await files(), {
        options: { format: type === 'reel' ? 'reel' : 'post' },
      }),
    );

  test('gets other words', async () => {
    const { remoteId } = await publish();
    expect(await edit(remoteId, 'Other & <words>', type)).toEqual({ kind: 'done' });
    expect(bench.published()).toMatchObject([{ id: remoteId, text: 'Other & <words>' }]);
  });

  test('is taken off, and taking it off again is no failure', async () => {
    const { remoteId } = await publish();
    expect(await remove(remoteId, type)).toEqual({ kind: 'done' });
    expect(bench.published()).toEqual([]);
    expect(await remove(remoteId, type)).toEqual({ kind: 'gone' });
    expect(await edit(remoteId, 'Too late', type)).toEqual({ kind: 'gone' });
  });
});

test('a story is neither changed nor deleted: it goes by itself', async () => {
  const story = bench.write('', [await photo(bench.folder)], { options: { format: 'story' } });
  const { remoteId } = await bench.publish(story);
  const refused = { kind: 'rejected', failure: { class: 'fix', code: 'choice-not-offered' } };
  expect(await edit(remoteId, 'Words', 'photo-story')).toEqual(refused);
  expect(await remove(remoteId, 'photo-story')).toEqual(refused);
  expect(bench.published()).toHaveLength(1);
});

test('without the permission a change is refused by name, and a lost reply is told as unknown', async () => {
  const { remoteId } = await bench.publish(bench.write('Stays'));
  bench.server.faults.arm({ kind: 'reply-lost', method: 'POST' });
  expect(await edit(remoteId, 'Changed')).toMatchObject({ kind: 'unknown' });
  expect(await edit(remoteId, 'Changed')).toEqual({ kind: 'done' });
  await bench.signInAgain(['pages_manage_posts']);
  expect(await remove(remoteId)).toMatchObject({
    kind: 'rejected',
    failure: { class: 'reauth', code: 'permission-missing' },
  });
});
