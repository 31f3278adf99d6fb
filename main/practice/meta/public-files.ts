import type { Context } from 'hono';
import { sendErrorPage, sendFile } from '../kit/page.ts';
import type { MetaWorld } from './meta-world.ts';
import { blobPath } from './stored-files.ts';

/** Serves an upload's bytes; what belongs to no record is not served. */
export async function serveUpload(world: MetaWorld, context: Context, id: string): Promise<Response> {
  const holders = [...world.photos.all(), ...world.videos.all(), ...world.containers.all()];
  const file = [
    ...holders.map((holder) => holder.file),
    ...world.containers.all().map(({ cover }) => cover),
  ].find((stored) => stored?.id === id);
  if (file === undefined || file === null)
    return sendErrorPage(context, 'Facebook', 'There is no such file.', 404);
  return sendFile(context, blobPath(world, id), file.mime);
}

/** A plain mark in place of a profile picture. */
export function servePicture(world: MetaWorld, context: Context, id: string): Response | Promise<Response> {
  const owner = world.pages.get(id) ?? world.instagrams.get(id) ?? world.people.get(id);
  if (owner === undefined) return sendErrorPage(context, 'Facebook', 'There is no such picture.', 404);
  const colour = 'colour' in owner ? owner.colour : '#5d646d';
  const letter = owner.name[0] ?? '';
  const picture = `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"><rect width="200" height="200" fill="${colour}"/><text x="100" y="132" font-family="sans-serif" font-size="96" text-anchor="middle" fill="#fff">${letter}</text></svg>`;
  return context.body(picture, 200, { 'content-type': 'image/svg+xml', 'x-content-type-options': 'nosniff' });
}
