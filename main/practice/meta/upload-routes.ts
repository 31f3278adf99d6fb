import { Hono } from 'hono';
import { errorReply, isGraphError } from './graph-error.ts';
import { receiveContainerBytes } from './instagram/receive-video.ts';
import type { MetaWorld } from './meta-world.ts';
import { receiveReel } from './rupload.ts';
import { seed } from './seed.ts';
import { checkToken } from './tokens.ts';

/** `rupload.facebook.com`: the token comes as `Authorization: OAuth`, and only so (§0). */
export function createUploadRoutes(world: MetaWorld): Hono {
  const routes = new Hono();
  routes.post(
    '/:kind{video-upload|ig-api-upload}/:version{v[0-9]+\\.[0-9]+}?/:id{[0-9]+}',
    async (context) => {
      seed(world);
      const live = checkToken(world, /^OAuth (.+)$/.exec(context.req.header('authorization') ?? '')?.[1]);
      if (isGraphError(live)) return errorReply(live);
      const { kind, id } = context.req.param();
      return kind === 'ig-api-upload'
        ? receiveContainerBytes(world, context, live, id)
        : receiveReel(world, context, live, id);
    },
  );
  return routes;
}
