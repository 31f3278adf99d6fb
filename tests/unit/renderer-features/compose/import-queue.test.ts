import { expect, test, vi } from 'vitest';
import {
  createImportQueue,
  type ImportOutcome,
} from '../../../../renderer/features/compose/media/import-queue.ts';
import type { MediaAsset } from '../../../../shared/model/media.ts';

const asset = (id: string): MediaAsset => ({
  id,
  kind: 'image',
  fileName: `${id}.jpg`,
  mime: 'image/jpeg',
  bytes: 10,
  width: 10,
  height: 10,
  durationMs: null,
  framesPerSecond: null,
  videoCodec: null,
  audioCodec: null,
  animated: false,
  pages: null,
  digest: id,
  importedAt: 0,
});

function queueOf(outcomes: Readonly<Record<string, ImportOutcome>>) {
  const imported: string[] = [];
  const asked: string[] = [];
  const queue = createImportQueue({
    importFile: (path) => {
      asked.push(path);
      return Promise.resolve(outcomes[path] ?? { imported: false, code: 'media-missing' });
    },
    keepPasted: (bytes, mime) => Promise.resolve(mime === 'image/png' ? `/kept/${bytes.byteLength}` : null),
    onImported: ({ id }, target) => imported.push(`${id}>${target ?? 'shared'}`),
  });
  return { queue, imported, asked };
}
const path = (name: string) => ({ fileName: name, source: { kind: 'path', path: name } as const });

test('files come in one after the other, in their order; a refused one stays and stops nothing', async () => {
  const { queue, imported, asked } = queueOf({
    a: { imported: true, asset: asset('a') },
    bad: { imported: false, code: 'media-unreadable' },
    c: { imported: true, asset: asset('c') },
  });
  queue.add([path('a'), path('bad'), path('c')], null);
  await vi.waitFor(() => expect(imported).toEqual(['a>shared', 'c>shared']));
  expect(asked).toEqual(['a', 'bad', 'c']);
  expect(queue.items().map(({ fileName, state }) => [fileName, state])).toEqual([
    ['bad', { kind: 'refused', code: 'media-unreadable' }],
  ]);
  queue.dismiss(queue.items()[0]?.id ?? '');
  expect(queue.items()).toEqual([]);
});

test('a refused file can be tried again', async () => {
  const outcomes: Record<string, ImportOutcome> = { a: { imported: false, code: 'disk-full' } };
  const { queue, imported } = queueOf(outcomes);
  queue.add([path('a')], 'instagram-1');
  await vi.waitFor(() => expect(queue.items()[0]?.state).toEqual({ kind: 'refused', code: 'disk-full' }));
  outcomes['a'] = { imported: true, asset: asset('a') };
  queue.retry(queue.items()[0]?.id ?? '');
  await vi.waitFor(() => expect(imported).toEqual(['a>instagram-1']));
});

test('a pasted picture is brought to disk first; an empty, huge, unreadable or odd one is refused', async () => {
  const { queue, imported } = queueOf({ '/kept/7': { imported: true, asset: asset('p') } });
  const bytes = (size: number | null, mime = 'image/png') => ({
    fileName: `${size}`,
    source: {
      kind: 'bytes' as const,
      mime,
      read: () => Promise.resolve(size === null ? null : new ArrayBuffer(size)),
    },
  });
  queue.add([bytes(7), bytes(0), bytes(50_000_001), bytes(null), bytes(3, 'text/html')], null);
  await vi.waitFor(() =>
    expect(queue.items().filter(({ state }) => state.kind === 'refused')).toHaveLength(4),
  );
  expect(imported).toEqual(['p>shared']);
  expect(queue.items().map(({ state }) => state.kind === 'refused' && state.code)).toEqual([
    'media-empty',
    'media-too-large',
    'media-unreadable',
    'media-unsupported',
  ]);
});

test('a file that is dismissed while it comes in is not added', async () => {
  let answer: (outcome: ImportOutcome) => void = () => undefined;
  const imported: string[] = [];
  const queue = createImportQueue({
    importFile: () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
    keepPasted: () => Promise.resolve(null),
    onImported: ({ id }) => imported.push(id),
  });
  queue.add([path('a')], null);
  await vi.waitFor(() => expect(queue.items()[0]?.state.kind).toBe('importing'));
  queue.dismiss(queue.items()[0]?.id ?? '');
  answer({ imported: true, asset: asset('a') });
  queue.add([path('b')], null);
  await vi.waitFor(() => expect(queue.items()[0]?.state.kind).toBe('importing'));
  expect(imported).toEqual([]);
});
