import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { facebook } from '../../../../main/engine/networks/facebook/index.ts';
import type { PublishFile } from '../../../../main/engine/networks/network.ts';
import { defaultOptions } from '../../../../shared/model/option-defaults.ts';
import { json, lost, scriptedLine, scriptedPublication } from '../graph-api/scripted-line.ts';

const bytes = 10_000;
const file: PublishFile = {
  kind: 'video',
  path: '/kneading.mp4',
  mime: 'video/mp4',
  bytes,
  width: 1080,
  height: 1920,
  durationMs: 8000,
  alt: '',
  fileName: 'kneading.mp4',
};

/** An upload host that keeps what it gets, and breaks after so many bytes of each request. */
function uploadHost(breaks: readonly number[]) {
  const left = [...breaks];
  const parts: { readonly start: number; readonly end: number }[] = [];
  let arrived = 0;
  const line = scriptedLine((request, url) => {
    if (url.hostname === 'rupload.facebook.com') {
      const offset = Number(request.headers?.['offset']);
      const part = request.body?.kind === 'file' ? request.body.file : { start: 0, end: 0 };
      if (offset !== arrived || part.start !== offset || part.end !== bytes) {
        return json({ debug_info: { retriable: false, type: 'OffsetInvalidError' } }, 400);
      }
      const most = left.shift() ?? bytes;
      const end = Math.min(part.end, offset + most);
      parts.push({ start: offset, end });
      arrived = end;
      return arrived === bytes ? json({ success: true }) : lost;
    }
    if (request.method === 'GET') {
      const status = arrived === bytes ? 'complete' : 'in_progress';
      return json({ id: '8801', status: { uploading_phase: { status, bytes_transfered: arrived } } });
    }
    return json({ video_id: '8801', upload_url: 'https://rupload.facebook.com/video-upload/8801' });
  });
  return { line, parts };
}

describe('§2 the bytes of a reel', () => {
  it('arrive once each and in order, wherever the line breaks', async () => {
    const cuts = fc.array(fc.integer({ min: 0, max: bytes }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(cuts, async (breaks) => {
        const { line, parts } = uploadHost(breaks);
        const publication = scriptedPublication(line, {
          files: [file],
          type: 'reel',
          options: { ...defaultOptions, format: 'reel' },
        });
        let prepared = await facebook.prepare(publication.job());
        for (let tries = 0; !prepared.ok && tries <= breaks.length; tries += 1) {
          prepared = await facebook.prepare(publication.job());
        }
        expect(prepared).toMatchObject({ ok: true, value: { short: { videoId: '8801', sent: true } } });
        let expected = 0;
        for (const { start, end } of parts) {
          expect(start).toBe(expected);
          expected = end;
        }
        expect(expected).toBe(bytes);
      }),
    );
  });

  it('begin anew when the network lost the upload', async () => {
    let started = 0;
    const line = scriptedLine((request, url) => {
      if (url.hostname === 'rupload.facebook.com') return started === 1 ? lost : json({ success: true });
      if (request.method === 'GET') return json({ id: '1', status: { video_status: 'expired' } });
      started += 1;
      return json({ video_id: String(started), upload_url: `https://rupload.facebook.com/${started}` });
    });
    const publication = scriptedPublication(line, {
      files: [file],
      options: { ...defaultOptions, format: 'story' },
    });
    expect(await facebook.prepare(publication.job())).toMatchObject({ ok: false });
    expect(await facebook.prepare(publication.job())).toMatchObject({
      ok: false,
      failure: { class: 'retry', code: 'upload-expired' },
    });
    expect(await facebook.prepare(publication.job())).toMatchObject({
      ok: true,
      value: { short: { videoId: '2' } },
    });
  });
});
