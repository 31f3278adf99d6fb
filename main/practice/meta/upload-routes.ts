import { type Context, Hono } from 'hono';
import { errorReply, isGraphError } from './graph-error.ts';
import { receiveContainerBytes } from './instagram/receive-video.ts';
import type { MetaWorld } from './meta-world.ts';
import { receiveReel } from './rupload.ts';
import { seed } from './seed.ts';
import { checkToken } from './tokens.ts';
import { inTurn } from './upload-turns.ts';

/** `rupload.facebook.com`, with or without a version; the token comes as `Authorization: OAuth`, and only so (§0). */
export function createUploadRoutes(world: MetaWorld): Hono {
  const routes = new Hono();
  const receive = async (context: Context): Promise<Response> => {
    seed(world);
    const live = checkToken(world, /^OAuth (.+)$/.exec(context.req.header('authorization') ?? '')?.[1]);
    if (isGraphError(live)) return errorReply(live);
    const { kind, id = '' } = context.req.param();
    const receiveBytes = kind === 'ig-api-upload' ? receiveContainerBytes : receiveReel;
    return inTurn(id, () => receiveBytes(world, context, live, id));
  };
  routes.post('/:kind{video-upload|ig-api-upload}/:id{[0-9]+}', receive);
  routes.post('/:kind{video-upload|ig-api-upload}/:version{v[0-9]+\\.[0-9]+}/:id{[0-9]+}', receive);
  return routes;
}
