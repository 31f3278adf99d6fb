import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  MultipartField,
  NetworkReply,
  NetworkRequest,
} from '../../../../main/engine/http/network-calls.ts';
import { facebook } from '../../../../main/engine/networks/facebook/index.ts';
import type { PublishFile } from '../../../../main/engine/networks/network.ts';
import {
  graphError,
  json,
  lost,
  notSent,
  scriptedLine,
  scriptedPublication,
} from '../graph-api/scripted-line.ts';

function video(bytes: number): PublishFile {
  return {
    kind: 'video',
    path: '/clip.mp4',
    mime: 'video/mp4',
    bytes,
    width: 1080,
    height: 1920,
    durationMs: 4000,
    alt: '',
    fileName: 'file',
  };
}

/** A network that takes a video in chunks of its own choosing; `trouble` may spoil a chunk, before or after it arrived. */
function chunkTaker(
  bytes: number,
  chunk: number,
  trouble: (number: number) => 'none' | 'before' | 'after' | 'refused',
) {
  let sessions = 0;
  let arrived = 0;
  let chunks = 0;
  const parts: [number, number][] = [];
  const offsets = () => ({
    start_offset: String(arrived),
    end_offset: String(Math.min(bytes, arrived + chunk)),
  });
  function take(fields: readonly MultipartField[]): NetworkReply {
    const field = fields.find(({ name }) => name === 'video_file_chunk');
    const start = Number(
      fields.flatMap((one) => (one.name === 'start_offset' && 'value' in one ? one.value : [])),
    );
    if (field === undefined || !('file' in field)) throw new Error('A transfer without bytes');
    const spoiled = trouble(chunks++);
    if (spoiled === 'before') return notSent;
    if (spoiled === 'refused') return graphError(1363030);
    if (start !== arrived) return graphError(1363037, undefined, 400, offsets());
    parts.push([field.file.start, field.file.end]);
    arrived = field.file.end;
    return spoiled === 'after' ? lost : json(offsets());
  }
  function answer({ body }: NetworkRequest): NetworkReply {
    if (body?.kind === 'multipart') return take(body.fields);
    if (body?.kind !== 'form') throw new Error('Not an upload');
    sessions += 1;
    arrived = 0;
    parts.length = 0;
    return json({ upload_session_id: String(sessions), video_id: '8802', ...offsets() });
  }
  return { answer, parts, sessions: () => sessions };
}

describe('§2 chunked upload', () => {
  it('sends every byte once and in order, whatever the network asks for and however often the line breaks', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 5000 }),
        fc.integer({ min: 300, max: 6000 }),
        fc.array(fc.constantFrom('none', 'before', 'after'), { maxLength: 12 }),
        async (bytes, chunk, troubles) => {
          const network = chunkTaker(bytes, chunk, (number) => troubles[number] ?? 'none');
          const publication = scriptedPublication(scriptedLine(network.answer), { files: [video(bytes)] });
          let prepared = await facebook.prepare(publication.job());
          for (let tries = 0; !prepared.ok && tries < 20; tries += 1) {
            expect(prepared.failure.class).toBe('retry');
            prepared = await facebook.prepare(publication.job());
          }
          expect(prepared.ok).toBe(true);
          expect(network.sessions()).toBe(1);
          expect(network.parts.map(([start]) => start)).toEqual([
            0,
            ...network.parts.map(([, end]) => end).slice(0, -1),
          ]);
          expect(network.parts.at(-1)?.[1]).toBe(bytes);
        },
      ),
    );
  });

  it('starts anew after the third chunk that the network failed on', async () => {
    const network = chunkTaker(1000, 500, (number) => (number < 3 ? 'refused' : 'none'));
    const publication = scriptedPublication(scriptedLine(network.answer), { files: [video(1000)] });
    for (let tries = 0; tries < 3; tries += 1) {
      expect(await facebook.prepare(publication.job())).toMatchObject({
        ok: false,
        failure: { class: 'retry' },
      });
    }
    expect(await facebook.prepare(publication.job())).toMatchObject({ ok: true });
    expect(network.sessions()).toBe(2);
  });

  it('does not go round in circles with a network that never moves on', async () => {
    const publication = scriptedPublication(
      scriptedLine(({ body }) =>
        json(
          body?.kind === 'form'
            ? { upload_session_id: '1', video_id: '2', start_offset: '0', end_offset: '10' }
            : { start_offset: '0', end_offset: '10' },
        ),
      ),
      { files: [video(10)] },
    );
    expect(await facebook.prepare(publication.job())).toMatchObject({
      ok: false,
      failure: { class: 'retry' },
    });
    expect(await facebook.prepare(publication.job())).toMatchObject({ ok: false, failure: { class: 'fix' } });
  });
});
