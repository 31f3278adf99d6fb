import { rmSync } from 'node:fs';
import type { Context } from 'hono';
import { Hono } from 'hono';
import { readMultipart } from '../kit/multipart.ts';
import { sendFile } from '../kit/page.ts';
import { ApiError, invalid, recordNotFound } from './errors.ts';
import type { Gate } from './gate.ts';
import type { Instance } from './instances.ts';
import { type MediaStore, mediaEntity, type StoredMedia } from './media-store.ts';
import { readParams, textOf } from './params.ts';

/** Uploads (contract §2, "Media"). */
export function mediaRoutes(gate: Gate, instance: Instance, media: MediaStore, base: string): Hono {
  const routes = new Hono();

  routes.post('/api/v2/media', async (context) => {
    gate.admit(context, ['write:media'], 'media');
    // A proxy in front may let less through than the server says that it takes (contract §2, "Limits").
    if (Number(context.req.header('content-length') ?? 0) > instance.proxyBytes) return tooLarge(context);
    const form = await readMultipart(context.req.raw, () => media.arrival());
    const file = form?.files.find(({ name }) => name === 'file');
    for (const other of form?.files ?? []) if (other !== file) rmSync(other.path, { force: true });
    if (file === undefined) throw invalid("File can't be blank");
    if (file.bytes > instance.proxyBytes) {
      rmSync(file.path, { force: true });
      return tooLarge(context);
    }
    const description = form?.fields.find(([name]) => name === 'description')?.[1] ?? '';
    try {
      const added = await media.add(file, description);
      return context.json(shown(added), media.stateOf(added) === 'ready' ? 200 : 202);
    } catch (error) {
      rmSync(file.path, { force: true });
      throw error;
    }
  });

  routes.get('/api/v1/media/:id', (context) => {
    gate.admit(context, ['write:media']);
    const found = unattached(context.req.param('id'));
    const state = media.stateOf(found);
    if (state === 'failed') throw new ApiError(422, 'Error processing thumbnail for uploaded media');
    return context.json(shown(found), state === 'ready' ? 200 : 206);
  });

  routes.put('/api/v1/media/:id', async (context) => {
    gate.admit(context, ['write:media']);
    const found = unattached(context.req.param('id'));
    const { description } = await readParams(context);
    return context.json(
      shown(description === undefined ? found : media.describe(found, textOf(description))),
    );
  });

  routes.get('/practice/media/:id', (context) => {
    const found = media.get(context.req.param('id'));
    if (found === undefined || media.stateOf(found) !== 'ready') return context.notFound();
    return sendFile(context, media.path(found.id), found.mime);
  });

  const shown = (found: StoredMedia) => mediaEntity(found, media.stateOf(found), base);

  /** An upload that belongs to a status is not found here any more. */
  function unattached(id: string): StoredMedia {
    const found = media.get(id);
    if (found === undefined || found.attachedTo !== null) throw recordNotFound();
    return found;
  }
  return routes;
}

function tooLarge(context: Context): Response | Promise<Response> {
  return context.html('<html><head><title>413 Request Entity Too Large</title></head></html>', 413);
}
