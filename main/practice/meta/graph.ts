import { type Context, Hono } from 'hono';
import { throttled } from './access.ts';
import * as accounts from './accounts.ts';
import { type Answer, type Call, isRawJson } from './call.ts';
import * as comments from './comments.ts';
import { debugToken } from './debug-token.ts';
import * as edits from './edits.ts';
import { createPost } from './feed.ts';
import { type GraphError, errorReply, graphError, isGraphError, notVisible } from './graph-error.ts';
import { pageInsights, postInsights } from './insights.ts';
import { accountInsights } from './instagram/account-insights.ts';
import { readAccount } from './instagram/account.ts';
import * as mediaComments from './instagram/comments.ts';
import { createContainer, readContainer } from './instagram/containers.ts';
import { mediaInsights } from './instagram/insights.ts';
import * as media from './instagram/media.ts';
import { publishContainer, publishingLimit } from './instagram/publish.ts';
import type { MetaWorld } from './meta-world.ts';
import { type Params, readParams } from './params.ts';
import { createPhoto, readPhoto } from './photos.ts';
import * as posts from './posts.ts';
import * as reels from './reels.ts';
import { seed } from './seed.ts';
import { exchange } from './sign-in.ts';
import * as stories from './stories.ts';
import { checkProof, checkToken, endGrant, type LiveToken } from './tokens.ts';
import type { Usage } from './usage.ts';
import { readVideo } from './video-nodes.ts';
import { videoEdge } from './videos.ts';

type Edge = (call: Call, id: string, name: string) => Answer | undefined | Promise<Answer | undefined>;

const isPost = (call: Call, id: string): boolean => call.world.posts.get(id) !== undefined;

/** Edges of a node: `METHOD edge`. What answers undefined is not there. */
const edges: Readonly<Record<string, Edge>> = {
  'GET accounts': (call) => accounts.listAccounts(call),
  'GET businesses': (call) => accounts.listBusinesses(call),
  'GET owned_pages': (call, id) => accounts.listBusinessPages(call, id, true),
  'GET client_pages': (call, id) => accounts.listBusinessPages(call, id, false),
  'GET permissions': (call, id) => accounts.listPermissions(call, id),
  'DELETE permissions': (call, id) => accounts.revokePermissions(call, id, undefined),
  'GET feed': (call, id) => posts.listPosts(call, id, 'feed'),
  'GET posts': (call, id) => posts.listPosts(call, id, 'posts'),
  'GET published_posts': (call, id) => posts.listPosts(call, id, 'published_posts'),
  'GET scheduled_posts': (call, id) => posts.listPosts(call, id, 'scheduled_posts'),
  'POST feed': createPost,
  'POST photos': createPhoto,
  'POST videos': videoEdge,
  'POST video_reels': (call, id) => reels.videoPhases(call, id, 'reel'),
  'GET video_reels': reels.listReels,
  'POST video_stories': (call, id) => reels.videoPhases(call, id, 'story'),
  'POST photo_stories': stories.createPhotoStory,
  'GET comments': (call, id) => comments.listComments(call, id) ?? mediaComments.listMediaComments(call, id),
  'POST comments': (call, id) =>
    comments.createComment(call, id) ?? mediaComments.createMediaComment(call, id),
  'GET replies': mediaComments.listReplies,
  'POST replies': mediaComments.createReply,
  'GET insights'(call, id) {
    if (call.world.pages.get(id) !== undefined) return pageInsights(call, id);
    if (call.world.instagrams.get(id) !== undefined) return accountInsights(call, id);
    return isPost(call, id) ? postInsights(call, id) : mediaInsights(call, id);
  },
  'GET stories': (call, id) =>
    call.world.pages.get(id) === undefined
      ? media.listMedia(call, id, 'stories')
      : stories.listStories(call, id),
  'GET media': (call, id) => media.listMedia(call, id, 'media'),
  'POST media': createContainer,
  'POST media_publish': publishContainer,
  'GET content_publishing_limit': publishingLimit,
};

/** What is done to a node itself, by kinds in the order in which an id is looked up. */
const nodeEdges: Readonly<Record<string, Edge>> = {
  GET: firstOf([
    accounts.readSelfOrPage,
    posts.readPost,
    readPhoto,
    readVideo,
    comments.readComment,
    readAccount,
    readContainer,
    media.readMedia,
    mediaComments.readMediaComment,
  ]),
  POST: firstOf([
    edits.editPost,
    edits.editVideo,
    comments.editComment,
    media.editMedia,
    mediaComments.hideMediaComment,
  ]),
  DELETE: firstOf([
    edits.deletePost,
    edits.deleteVideo,
    comments.deleteComment,
    media.deleteMedia,
    mediaComments.deleteMediaComment,
  ]),
};

/** The first that knows the node answers. */
function firstOf(candidates: readonly Edge[]): Edge {
  return async (call, id, name) => {
    for (const candidate of candidates) {
      const answer = await candidate(call, id, name);
      if (answer !== undefined) return answer;
    }
    return undefined;
  };
}

/** The Graph protocol for one of its hosts; any version is served (§0). */
export function createGraphRoutes(world: MetaWorld, usage: Usage, host: string): Hono {
  const routes = new Hono();
  const versioned = new Hono();
  versioned.get('/oauth/access_token', (context) => exchange(world, new URL(context.req.url).searchParams));
  versioned.get('/debug_token', (context) => {
    const token = context.req.query('access_token') ?? bearerOf(context.req.header('authorization')) ?? '';
    const answer = debugToken(world, context.req.query('input_token') ?? '', token);
    return isGraphError(answer) ? errorReply(answer) : context.json(answer);
  });
  versioned.all('/:node/:edge?/:name?', (context) => serve(world, usage, host, context));
  routes.use('*', async (_context, next) => {
    seed(world);
    return next();
  });
  routes.route('/:version{v[0-9]+\\.[0-9]+}', versioned);
  routes.all('*', () => errorReply(graphError(2500, 'Unknown path components')));
  return routes;
}

const bearerOf = (header: string | undefined): string | undefined =>
  /^(?:Bearer|OAuth) (.+)$/.exec(header ?? '')?.[1];

async function serve(world: MetaWorld, usage: Usage, host: string, context: Context): Promise<Response> {
  const params = await readParams(context.req.raw);
  if (isGraphError(params)) return errorReply(params);
  const tokenText = params.get('access_token') ?? bearerOf(context.req.header('authorization')) ?? '';
  const live = admit(world, host, context, tokenText, params);
  if (isGraphError(live)) return errorReply(live);
  const call: Call = {
    world,
    host,
    method: context.req.method,
    url: new URL(context.req.url),
    params,
    token: live.record,
    tokenText,
    grant: live.grant,
    usage,
  };
  const wanted = context.req.param('node') ?? '';
  const node = wanted === 'me' ? (live.record.pageId ?? live.record.userId) : wanted;
  usage.count(live.record);
  strain(call, context, node);
  const refusal = usage.refusal(live.record);
  const answer = refusal === undefined ? await route(call, context, node) : throttled(refusal);
  const response = toResponse(answer);
  for (const [name, value] of Object.entries(gauges(call, node))) response.headers.set(name, value);
  return response;
}

/** Scripted strain (§9.7): gauges that climb from reply to reply, up to a limit that is reached. */
function strain(call: Call, context: Context, node: string): void {
  const facts = { host: call.host, path: context.req.path, method: call.method };
  const fault = call.world.setting.faults.takeForRequest(['throttled', 'usage'], facts);
  if (fault === undefined) return;
  const isInstagram = call.world.instagrams.get(node) !== undefined;
  const usual = call.token.type === 'USER' ? 17 : isInstagram ? 80002 : 80001;
  if (fault.kind === 'throttled') call.usage.exhaust(call.token, 5, fault.value ?? usual);
  else if ((fault.value ?? 100) >= 100) call.usage.exhaust(call.token, 5, usual);
  else call.usage.show(call.token, fault.value ?? 0);
}

function gauges(call: Call, node: string): Readonly<Record<string, string>> {
  const isInstagram = call.world.instagrams.get(node) !== undefined;
  return call.usage.headers(
    call.token,
    isInstagram ? 'instagram' : 'pages',
    isInstagram ? node : (call.token.pageId ?? node),
  );
}

/** Checks a token, and lets a scripted revocation strike in the middle of things (§9.2). */
function admit(
  world: MetaWorld,
  host: string,
  context: Context,
  text: string,
  params: Params,
): LiveToken | GraphError {
  const live = checkToken(world, text);
  if (isGraphError(live)) return live;
  const facts = { host, path: context.req.path, method: context.req.method };
  const fault = world.setting.faults.takeForRequest(['revoked'], facts);
  if (fault !== undefined) {
    endGrant(world, live.record.userId, fault.value ?? 458);
    return checkToken(world, text);
  }
  return checkProof(params.get('appsecret_proof'), text) ?? live;
}

async function route(call: Call, context: Context, node: string): Promise<Answer> {
  const edge = context.req.param('edge');
  const name = context.req.param('name');
  if (edge === undefined)
    return (await nodeEdges[call.method]?.(call, node, '')) ?? notVisible(call.method, node);
  if (name !== undefined) {
    return call.method === 'DELETE' && edge === 'permissions'
      ? accounts.revokePermissions(call, node, name)
      : graphError(2500, 'Unknown path components');
  }
  const known = edges[`${call.method} ${edge}`];
  if (known === undefined) return graphError(100, `Tried accessing nonexisting field (${edge})`);
  return (await known(call, node, '')) ?? notVisible(call.method, node);
}

function toResponse(answer: Answer): Response {
  if (isGraphError(answer)) return errorReply(answer);
  if (isRawJson(answer)) {
    return new Response(answer.text, { headers: { 'content-type': 'application/json' } });
  }
  return Response.json(answer);
}
