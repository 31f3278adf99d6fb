import { Hono } from 'hono';
import { invalidRequest, XrpcError } from './errors.ts';
import { findPerson, type IndexedPost, type Person } from './neighbours.ts';
import type { NetworkIndex } from './network-index.ts';
import { owner } from './owner.ts';
import type { Spend } from './rate-limits.ts';
import type { RequireAccess } from './xrpc.ts';

/** Most posts one call of the index answers for. */
const maxUris = 25;

/** Whom the owner follows. */
const following = 118;

/** The index of the network, reached through the person's own server: posts, threads, people (contract §1, "Metrics"). */
export function indexRoutes(index: NetworkIndex, spend: Spend, requireAccess: RequireAccess): Hono {
  const routes = new Hono();

  const nameOf = ({ did, handle, displayName }: Person) => ({ did, handle, displayName });
  const view = (post: IndexedPost) => ({
    uri: post.uri,
    cid: post.cid,
    author: nameOf(post.author),
    record: post.value,
    ...index.figures(post),
    indexedAt: new Date(post.indexedAt).toISOString(),
  });
  function thread(post: IndexedPost, depth: number): object {
    return {
      $type: 'app.bsky.feed.defs#threadViewPost',
      post: view(post),
      replies: depth === 0 ? [] : index.answers(post).map((answer) => thread(answer, depth - 1)),
    };
  }

  routes.get('/xrpc/app.bsky.feed.getPosts', (context) => {
    requireAccess(context);
    const uris = context.req.queries('uris') ?? [];
    if (uris.length === 0 || uris.length > maxUris)
      throw invalidRequest(`Error: Params/uris must be 1 to ${maxUris}`);
    const posts = [...new Set(uris)].flatMap((uri) => {
      const post = index.find(uri);
      return post === undefined ? [] : [view(post)];
    });
    return context.json({ posts }, 200, spend('all', 1));
  });

  routes.get('/xrpc/app.bsky.feed.getPostThread', (context) => {
    requireAccess(context);
    const { uri = '', depth = '6' } = context.req.query();
    const post = index.find(uri);
    if (post === undefined) throw new XrpcError(400, 'NotFound', `Post not found: ${uri}`);
    return context.json({ thread: thread(post, Math.min(Number(depth), 1000)) }, 200, spend('all', 1));
  });

  routes.get('/xrpc/app.bsky.actor.getProfile', (context) => {
    requireAccess(context);
    const person = findPerson(context.req.query('actor') ?? '');
    if (person === undefined) throw invalidRequest('Profile not found');
    const own = person.did === owner.did;
    return context.json({
      ...nameOf(person),
      ...(own ? { description: owner.description } : {}),
      followersCount: own ? owner.followers : 90,
      followsCount: own ? following : 40,
      postsCount: index.postsBy(person.did).length,
    });
  });
  return routes;
}
