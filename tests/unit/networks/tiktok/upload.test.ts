import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { NetworkReply } from '../../../../main/engine/http/network-calls.ts';
import type { PublishFile, PublishJob } from '../../../../main/engine/networks/network.ts';
import { planChunks } from '../../../../main/engine/networks/tiktok/chunk-plan.ts';
import { savedUpload, sendAllButLast, type Upload } from '../../../../main/engine/networks/tiktok/upload.ts';
import { lost, scriptedLine, scriptedPublication } from '../graph-api/scripted-line.ts';

/** What happens to one chunk on its way. */
type Luck = 'taken' | 'taken-reply-lost' | 'lost' | 'error' | 'not-sent';

const luck = fc.constantFrom<Luck>(
  'taken',
  'taken',
  'taken',
  'taken-reply-lost',
  'lost',
  'error',
  'not-sent',
);
const sizes = fc.integer({ min: 20_000_000, max: 200_000_000 });

const fileOf = (bytes: number): PublishFile => ({
  kind: 'video',
  path: '/clip.mp4',
  mime: 'video/mp4',
  bytes,
  width: 1080,
  height: 1920,
  durationMs: 60_000,
  alt: '',
  fileName: 'clip.mp4',
});

/** A network that takes bytes in their order and says how many it has, over a line with luck of its own. */
function network(bytes: number, lucks: readonly Luck[]) {
  const script = [...lucks];
  const held = { bytes: 0, offsets: [] as number[] };
  const reply = (status: number): NetworkReply => ({
    kind: 'reply',
    status,
    text: '',
    headers: {
      'content-range': held.bytes === 0 ? `bytes */${bytes}` : `bytes 0-${held.bytes - 1}/${bytes}`,
    },
  });
  const send: PublishJob['calls']['send'] = ({ headers }) => {
    const [, first, last] = /^bytes (\d+)-(\d+)\//.exec(headers?.['content-range'] ?? '') ?? [];
    const came = script.shift() ?? 'taken';
    if (came === 'not-sent') return Promise.resolve({ kind: 'not-sent', reason: 'unreachable' });
    if (came === 'lost') return Promise.resolve({ kind: 'lost', reason: 'connection' });
    if (came === 'error') return Promise.resolve(reply(503));
    if (Number(first) !== held.bytes) return Promise.resolve(reply(416));
    held.offsets.push(held.bytes);
    held.bytes = Number(last) + 1;
    return Promise.resolve(came === 'taken-reply-lost' ? { kind: 'lost', reason: 'connection' } : reply(206));
  };
  return { held, calls: { send } };
}

function publication(bytes: number, calls: PublishJob['calls']) {
  const file = fileOf(bytes);
  const { job } = scriptedPublication(
    scriptedLine(() => lost),
    { files: [file] },
  );
  // What one try saved, the next goes on from.
  return { file, job: () => job({ calls }) };
}

const opened = (bytes: number): Upload => ({
  publishId: 'v_pub_file~v2-1.1',
  uploadUrl: 'http://127.0.0.1/open-upload.tiktokapis.com/video/?upload_id=1&upload_token=a',
  startedAt: 0,
  bytes,
  ...planChunks(bytes),
  offset: 0,
});

describe('§T5 an upload over a bad line', () => {
  test('brings every chunk but the last once and in order, whatever happens on the way', async () => {
    await fc.assert(
      fc.asyncProperty(sizes, fc.array(luck, { maxLength: 60 }), async (bytes, lucks) => {
        const { held, calls } = network(bytes, lucks);
        const { file, job } = publication(bytes, calls);
        const { chunkSize, count } = planChunks(bytes);
        let state = opened(bytes);
        for (let tries = 0; tries <= lucks.length; tries += 1) {
          const sent = await sendAllButLast(job(), file, state);
          if (sent.ok) {
            state = sent.value;
            break;
          }
          expect(sent.failure.class).toBe('retry');
          state = savedUpload(job()) ?? state;
        }
        expect(held.offsets).toEqual(Array.from({ length: count - 1 }, (_, index) => index * chunkSize));
        expect(state.offset).toBe((count - 1) * chunkSize);
      }),
      { numRuns: 100 },
    );
  });

  test.each([403, 404])('§T5 %i: the upload is given up, and the next try starts another', async (status) => {
    const send = () => Promise.resolve({ kind: 'reply', status, headers: {}, text: '' } as const);
    const { file, job } = publication(30_000_000, { send });
    expect(await sendAllButLast(job(), file, opened(30_000_000))).toEqual({
      ok: false,
      failure: { class: 'retry', code: 'upload-expired' },
    });
    expect(savedUpload(job())).toBeNull();
  });

  test('§T5 416 again and again ends: the upload is given up', async () => {
    let asked = 0;
    const send = (): Promise<NetworkReply> => {
      asked += 1;
      const range = asked % 2 === 0 ? 'bytes */40000000' : 'bytes 0-9999999/40000000';
      return Promise.resolve({ kind: 'reply', status: 416, headers: { 'content-range': range }, text: '' });
    };
    const { file, job } = publication(40_000_000, { send });
    expect(await sendAllButLast(job(), file, opened(40_000_000))).toMatchObject({
      ok: false,
      failure: { code: 'upload-expired' },
    });
    expect(asked).toBeLessThan(10);
  });
});
