import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import type { Context } from 'hono';
import type { MetaWorld } from './meta-world.ts';
import { blobPath, bytesOf } from './stored-files.ts';

/** Serves an upload's bytes, whole or the range a player asks for. */
export async function serveBlob(world: MetaWorld, context: Context, id: string): Promise<Response> {
  const mime = mimeOf(world, id);
  const size = await bytesOf(world, id);
  if (mime === undefined || size === 0) return context.notFound();
  const range = /^bytes=(\d+)-(\d*)$/.exec(context.req.header('range') ?? '');
  const start = Number(range?.[1] ?? 0);
  const end = Math.min(range?.[2] ? Number(range[2]) : size - 1, size - 1);
  if (start > end)
    return new Response(null, { status: 416, headers: { 'content-range': `bytes */${size}` } });
  const stream = Readable.toWeb(
    createReadStream(blobPath(world, id), { start, end }),
  ) as ReadableStream<Uint8Array>;
  return new Response(stream, {
    status: range === null ? 200 : 206,
    headers: {
      'content-type': mime,
      'content-length': String(end - start + 1),
      'accept-ranges': 'bytes',
      'x-content-type-options': 'nosniff',
      ...(range === null ? {} : { 'content-range': `bytes ${start}-${end}/${size}` }),
    },
  });
}

/** The type of a file that some record holds; what belongs to none is not served. */
function mimeOf(world: MetaWorld, id: string): string | undefined {
  const holders = [...world.photos.all(), ...world.videos.all(), ...world.containers.all()];
  return holders.find((holder) => holder.file?.id === id)?.file?.mime;
}

/** A round mark in place of a profile picture. */
export function servePicture(world: MetaWorld, context: Context, id: string): Response {
  const owner = world.pages.get(id) ?? world.instagrams.get(id) ?? world.people.get(id);
  if (owner === undefined) return new Response(null, { status: 404 });
  const colour = 'colour' in owner ? owner.colour : '#5d646d';
  const letter = owner.name[0] ?? '';
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"><rect width="200" height="200" fill="${colour}"/><text x="100" y="132" font-family="sans-serif" font-size="96" text-anchor="middle" fill="#fff">${letter}</text></svg>`;
  return context.body(picture, 200, { 'content-type': 'image/svg+xml', 'x-content-type-options': 'nosniff' });
}
