import { Hono } from 'hono';
import { receiveUpload } from '../kit/receive-upload.ts';
import type { Publication, Publications } from './publications.ts';

const types: ReadonlySet<string> = new Set(['video/mp4', 'video/quicktime', 'video/webm']);
const rangeShape = /^bytes (\d+)-(\d+)\/(\d+)$/;

/** Where the bytes of a video go, strictly in order (contract T5). The address, host included, is the only credential. */
export function uploadRoutes(host: string, publications: Publications, now: () => number): Hono {
  const routes = new Hono();

  const refuse = (status: 400 | 403 | 404, message: string): Response =>
    Response.json({ message }, { status });
  const progress = ({ received, size }: Publication, status: 201 | 206 | 416): Response =>
    new Response(null, {
      status,
      headers: { 'content-range': received === 0 ? `bytes */${size}` : `bytes 0-${received - 1}/${size}` },
    });

  routes.put('/video/', async (context) => {
    const publication = publications.byUpload(
      context.req.query('upload_id') ?? '',
      context.req.query('upload_token') ?? '',
    );
    if (publication === undefined || publication.uploadHost !== host || publication.cancelledAt !== null)
      return refuse(404, 'No such upload task');
    if (publication.uploadExpiresAt <= now()) return refuse(403, 'The upload URL has expired');
    if (context.req.header('authorization') !== undefined)
      return refuse(400, 'No Authorization header is expected');
    const mime = context.req.header('content-type') ?? '';
    if (!types.has(mime)) return refuse(400, 'The Content-Type is not of a video that is taken');
    const range = rangeShape.exec(context.req.header('content-range') ?? '');
    const [first, last, total] = [Number(range?.[1]), Number(range?.[2]), Number(range?.[3])];
    if (range === null || total !== publication.size || last < first)
      return refuse(400, 'The Content-Range is invalid');
    const length = last - first + 1;
    if (Number(context.req.header('content-length')) !== length)
      return refuse(400, 'The Content-Length is invalid');
    if (first !== publication.received) return progress(publication, 416);
    if (last !== endOfChunk(publication, first)) return refuse(400, 'The chunk is not of the announced size');
    const received = await receiveUpload(context.req.raw.body, publications.path(publication), {
      start: first,
      maxBytes: length,
    });
    if (received.tooLarge || received.bytes !== length)
      return refuse(400, 'The body is not as long as announced');
    const latest = publications.get(publication.publishId) ?? publication;
    // The same chunk may have come twice at once, when its sender lost patience with the first.
    if (latest.received !== first) return progress(latest, 416);
    await publications.receive(latest, last + 1, mime);
    return progress({ ...latest, received: last + 1 }, last + 1 === publication.size ? 201 : 206);
  });
  return routes;
}

/** Last byte of the chunk that starts at `first`; the last chunk takes what is left. */
function endOfChunk({ chunkSize, chunkCount, size }: Publication, first: number): number {
  const index = Math.floor(first / chunkSize);
  return index >= chunkCount - 1 ? size - 1 : first + chunkSize - 1;
}
