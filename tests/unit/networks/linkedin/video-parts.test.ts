import fc from 'fast-check';
import { expect, test } from 'vitest';
import { linkedin } from '../../../../main/engine/networks/linkedin/index.ts';
import type { NetworkRequest } from '../../../../main/engine/http/network-calls.ts';
import type { PublishFile } from '../../../../main/engine/networks/network.ts';
import {
  json,
  lost,
  type ScriptedLine,
  scriptedLine,
  scriptedPublication,
} from '../graph-api/scripted-line.ts';

const file = (bytes: number): PublishFile => ({
  kind: 'video',
  path: '/clip.mp4',
  mime: 'video/mp4',
  bytes,
  width: 1080,
  height: 1920,
  durationMs: 4000,
  alt: '',
  fileName: 'clip.mp4',
});

/** Cuts that a network may choose: any, of any size. */
const cuts = fc
  .uniqueArray(fc.integer({ min: 1, max: 99_999 }), { maxLength: 8 })
  .map((points) => [0, ...points.toSorted((one, other) => one - other), 100_000]);

/** A network that cuts videos at `points` and loses the replies to the parts whose turn is in `failing`. */
function network(points: readonly number[], failing: readonly number[]): ScriptedLine {
  let puts = 0;
  return scriptedLine((request, url) => {
    if (request.method === 'PUT') {
      puts += 1;
      const tag = `tag-${url.pathname.slice(1)}`;
      return failing.includes(puts) ? lost : { kind: 'reply', status: 200, headers: { etag: tag }, text: '' };
    }
    if (url.search === '?action=initializeUpload') {
      return json({
        value: {
          video: 'urn:li:video:a',
          uploadToken: '',
          uploadUrlsExpireAt: Date.parse('2027-01-01T00:00:00Z'),
          uploadInstructions: points.slice(0, -1).map((firstByte, index) => ({
            uploadUrl: `https://www.linkedin.com/p${index}`,
            firstByte,
            lastByte: (points[index + 1] ?? 0) - 1,
          })),
        },
      });
    }
    return url.search === '?action=finalizeUpload' ? json(null) : json({ status: 'AVAILABLE' });
  });
}

const partsOf = (requests: readonly NetworkRequest[]) =>
  requests.filter(({ method }) => method === 'PUT').map(({ url, body, headers }) => ({ url, body, headers }));

test('§L7 whatever ranges the network returns, each is sent to its own address, without a token, once that lasts', async () => {
  await fc.assert(
    fc.asyncProperty(cuts, fc.uniqueArray(fc.integer({ min: 1, max: 12 })), async (points, failing) => {
      const line = network(points, failing);
      const publication = scriptedPublication(line, { files: [file(100_000)] });
      let tries = 0;
      while (!(await linkedin.prepare(publication.job())).ok) {
        tries += 1;
        expect(tries).toBeLessThanOrEqual(failing.length);
      }
      const kept = new Map<string, { readonly start: number; readonly end: number }>();
      for (const { url, body, headers } of partsOf(line.requests)) {
        expect(Object.keys(headers ?? {})).not.toContain('authorization');
        if (body?.kind !== 'file') throw new Error('A part is a piece of the file');
        kept.set(url, body.file);
      }
      expect([...kept]).toEqual(
        points
          .slice(0, -1)
          .map((start, index) => [
            `https://www.linkedin.com/p${index}`,
            { path: '/clip.mp4', start, end: points[index + 1] },
          ]),
      );
      // A part whose receipt came is not sent again.
      expect(partsOf(line.requests)).toHaveLength(points.length - 1 + tries);
      const finish = line.requests.find(({ url }) => url.endsWith('finalizeUpload'))?.body;
      expect(finish).toMatchObject({
        value: {
          finalizeUploadRequest: {
            uploadToken: '',
            uploadedPartIds: points.slice(0, -1).map((_, index) => `tag-p${index}`),
          },
        },
      });
    }),
  );
});
