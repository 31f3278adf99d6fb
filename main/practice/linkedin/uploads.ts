import type { Context } from 'hono';
import { Hono } from 'hono';
import { receiveUpload } from '../kit/receive-upload.ts';
import { randomSecret } from '../kit/secrets.ts';
import type { Asset, Assets } from './assets.ts';
import type { Gate } from './call.ts';
import { badRequest, notFound, type RestError, refuse } from './errors.ts';

const documentBytes = 100_000_000;

/** Where bytes are put: images and documents with the token, video parts without it (contract L6, L7). */
export function uploadRoutes(gate: Gate, assets: Assets, now: () => number): Hono {
  const routes = new Hono();
  const expired: RestError = {
    status: 403,
    code: 'EXPIRED_UPLOAD_URL',
    message: 'The upload URL has expired',
  };

  routes.put('/dms-uploads/:secret', async (context) => {
    const scopes = gate.authenticate(context, 'www.linkedin.com');
    if (!(scopes instanceof Set)) return refuse(scopes as RestError);
    const asset = assets.byUploadSecret(context.req.param('secret'));
    if (asset === undefined || asset.kind === 'video') return refuse(notFound);
    if (asset.uploadExpiresAt <= now()) return refuse(expired);
    const maxBytes = asset.kind === 'document' ? documentBytes : Number.POSITIVE_INFINITY;
    const received = await receiveUpload(context.req.raw.body, assets.path(asset), { maxBytes });
    if (received.tooLarge) return refuse({ status: 413, message: 'The file is too large' });
    if (received.bytes === 0) return refuse(badRequest('INVALID_VALUE_FOR_FIELD', 'The file is empty'));
    await assets.complete(asset);
    return context.body(null, 201);
  });

  routes.put('/dms-uploads/v/:secret/:part', async (context) => {
    const asset = assets.byUploadSecret(context.req.param('secret'));
    if (asset === undefined || asset.kind !== 'video') return refuse(notFound);
    if (asset.uploadExpiresAt <= now()) return refuse(expired);
    const name = context.req.param('part');
    if (name === 'captions' || name === 'thumbnail') return receiveExtra(context, asset, name);
    const index = Number(/^p(\d+)$/.exec(name)?.[1]) - 1;
    const part = asset.parts[index];
    if (part === undefined) return refuse(notFound);
    const length = part.lastByte - part.firstByte + 1;
    const received = await receiveUpload(context.req.raw.body, assets.path(asset), {
      start: part.firstByte,
      maxBytes: length,
    });
    if (received.tooLarge || received.bytes !== length) {
      return refuse(badRequest('INVALID_VALUE_FOR_FIELD', `This address takes exactly ${length} bytes`));
    }
    const etag = `/ambry-video/signedId/${randomSecret('AQ', 40)}`;
    assets.notePart(asset, index, etag);
    return context.body(null, 200, { etag });
  });

  async function receiveExtra(
    context: Context,
    asset: Asset,
    name: 'captions' | 'thumbnail',
  ): Promise<Response> {
    if (name === 'thumbnail' && context.req.header('media-type-family') !== 'STILLIMAGE') {
      return refuse({ status: 415, message: 'media-type-family must be STILLIMAGE' });
    }
    await receiveUpload(context.req.raw.body, `${assets.path(asset)}-${name}`, { maxBytes: 10_000_000 });
    if (name === 'thumbnail') assets.noteCover(asset);
    return context.body(null, 201, { etag: `/ambry-video/signedId/${randomSecret('AQ', 40)}` });
  }
  return routes;
}
