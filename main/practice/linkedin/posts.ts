import type { Context } from 'hono';
import { Hono } from 'hono';
import { type Faults, markedFault } from '../kit/faults.ts';
import { loseReply } from '../kit/lose-reply.ts';
import type { ApplicationDesk, Scope } from './application.ts';
import type { Assets } from './assets.ts';
import type { Gate } from './call.ts';
import { readCommentary } from './commentary.ts';
import { accessDenied, badRequest, notFound, refuse, unpermittedField } from './errors.ts';
import { mayPostAs, member, organizationOf } from './members.ts';
import { createPost, maxText } from './new-post.ts';
import type { Post, PostStore } from './post-store.ts';
import { isError, isUrn, parseQuery, urnInPath } from './restli.ts';

const posting: readonly Scope[] = ['w_member_social', 'w_organization_social'];
const reading: readonly Scope[] = ['r_organization_social', 'r_member_social'];

const mutableFields: ReadonlySet<string> = new Set([
  'commentary',
  'contentCallToActionLabel',
  'contentLandingPage',
  'reshareContext',
  'lifecycleState',
  'adContext',
]);

/** The Posts API (contract L5). */
export function postRoutes(
  gate: Gate,
  desk: ApplicationDesk,
  store: PostStore,
  assets: Assets,
  faults: Faults,
): Hono {
  const routes = new Hono();
  const resource = (method: string): string => `partnerApiPostsExternal.${method}`;

  function mayWriteAs(author: string, scopes: ReadonlySet<string>): boolean {
    const scope: Scope = author === member.urn ? 'w_member_social' : 'w_organization_social';
    return mayPostAs(author) && scopes.has(scope);
  }
  /** Posts of members are closed to every product (contract L2). */
  function mayReadOf(author: string, scopes: ReadonlySet<string>): boolean {
    if (author === member.urn) return scopes.has('r_member_social');
    return organizationOf(author) !== undefined && scopes.has('r_organization_social');
  }

  routes.post('/rest/posts', async (context) => {
    const caller = gate.admit(context, { resource: resource('CREATE'), anyOf: posting, quota: 'posts' });
    if (caller instanceof Response) return caller;
    const body = await readJson(context);
    const before = markedFault(wordsOf(body), ['error-before', 'slow']);
    if (before?.kind === 'error-before') return new Response('Unavailable', { status: before.value ?? 503 });
    if (before?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, before.value ?? 2000));
    const post = createPost(body, {
      desk,
      store,
      assets,
      faults,
      mayWriteAs: (author) => mayWriteAs(author, caller.scopes),
      denied: accessDenied(`${resource('CREATE')}.${caller.version}01`),
    });
    if ('status' in post) return refuse(post);
    const after = markedFault(post.text, ['reply-lost', 'error-after']);
    if (after?.kind === 'reply-lost') return loseReply(context);
    if (after?.kind === 'error-after') return new Response('Unavailable', { status: after.value ?? 503 });
    return context.body(null, 201, {
      'x-restli-id': post.id,
      location: `/posts/${encodeURIComponent(post.id)}`,
    });
  });

  routes.get('/rest/posts', (context) => {
    const method = resource('FINDER-author');
    const caller = gate.admit(context, { resource: method, anyOf: reading });
    if (caller instanceof Response) return caller;
    const query = parseQuery(context.req.url);
    if (isError(query)) return refuse(query);
    if (context.req.header('x-restli-method')?.toUpperCase() !== 'FINDER' || query.get('q') !== 'author') {
      return refuse(
        badRequest('INVALID_VALUE_FOR_FIELD', 'Only the author finder exists, with X-RestLi-Method: FINDER'),
      );
    }
    const author = query.get('author');
    if (!isUrn(author, ['person', 'organization']))
      return refuse(badRequest('INVALID_URN_ID', 'author is not a URN'));
    if (!mayReadOf(author, caller.scopes)) return refuse(accessDenied(`${method}.${caller.version}01`));
    const start = Number(query.get('start') ?? 0);
    const count = Number(query.get('count') ?? 10);
    if (!Number.isInteger(start) || start < 0 || !Number.isInteger(count) || count < 1 || count > 100) {
      return refuse(badRequest('INVALID_VALUE_FOR_FIELD', 'start or count is out of range'));
    }
    const elements = store
      .by(author)
      .slice(start, start + count)
      .map(describe);
    return context.json({ paging: { start, count, links: [] }, elements });
  });

  routes.get('/rest/posts/:urn', (context) => {
    const method = resource('GET');
    const caller = gate.admit(context, { resource: method, anyOf: reading });
    if (caller instanceof Response) return caller;
    const urn = urnInPath(context.req.url);
    if (typeof urn !== 'string') return refuse(urn);
    const post = store.get(urn);
    if (post === undefined) return refuse(notFound);
    if (!mayReadOf(post.author, caller.scopes)) return refuse(accessDenied(`${method}.${caller.version}01`));
    return context.json(describe(post));
  });

  routes.post('/rest/posts/:urn', async (context) => {
    const method = resource('PARTIAL_UPDATE');
    const caller = gate.admit(context, { resource: method, anyOf: posting });
    if (caller instanceof Response) return caller;
    const urn = urnInPath(context.req.url);
    if (typeof urn !== 'string') return refuse(urn);
    if (context.req.header('x-restli-method')?.toUpperCase() !== 'PARTIAL_UPDATE') {
      return refuse(badRequest('INVALID_VALUE_FOR_FIELD', 'X-RestLi-Method must be PARTIAL_UPDATE'));
    }
    const post = store.get(urn);
    if (post === undefined) return refuse(notFound);
    if (!mayWriteAs(post.author, caller.scopes)) return refuse(accessDenied(`${method}.${caller.version}01`));
    const changes = readChanges(await readJson(context));
    if (changes === undefined) return refuse(badRequest('MISSING_FIELD', '/patch/$set is required'));
    const fixed = Object.keys(changes).find((field) => !mutableFields.has(field));
    if (fixed !== undefined) return refuse(unpermittedField(`patch/$set/${fixed}`));
    const { commentary } = changes;
    if (commentary === undefined) return context.body(null, 204);
    if (post.content?.poll !== undefined) {
      return refuse({ status: 422, code: 'UNPROCESSABLE_ENTITY', message: 'A poll cannot be edited' });
    }
    if (typeof commentary !== 'string')
      return refuse(badRequest('INVALID_VALUE_FOR_FIELD', '/commentary must be text'));
    if (commentary.trim() === '' && post.content === null && post.reshareOf === null) {
      return refuse(badRequest('INVALID_VALUE_BLANK_FIELD', '/commentary must not be blank'));
    }
    if (readCommentary(commentary).text.length > maxText) {
      return refuse(badRequest('FIELD_LENGTH_TOO_LONG', `/commentary is longer than ${maxText} characters`));
    }
    store.edit(post, commentary);
    return context.body(null, 204);
  });

  routes.delete('/rest/posts/:urn', (context) => {
    const method = resource('DELETE');
    const caller = gate.admit(context, { resource: method, anyOf: posting });
    if (caller instanceof Response) return caller;
    const urn = urnInPath(context.req.url);
    if (typeof urn !== 'string') return refuse(urn);
    const post = store.known(urn);
    if (post === undefined) return context.body(null, 204);
    if (!mayWriteAs(post.author, caller.scopes)) return refuse(accessDenied(`${method}.${caller.version}01`));
    if (!post.deleted) store.remove(post);
    return context.body(null, 204);
  });
  return routes;
}

/** The words of a body that was not looked at yet. */
function wordsOf(body: unknown): string {
  const commentary = typeof body === 'object' && body !== null && 'commentary' in body ? body.commentary : '';
  return typeof commentary === 'string' ? readCommentary(commentary).text : '';
}

async function readJson(context: Context): Promise<unknown> {
  try {
    return await context.req.json();
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

function readChanges(body: unknown): Readonly<Record<string, unknown>> | undefined {
  if (typeof body !== 'object' || body === null || !('patch' in body)) return undefined;
  const { patch } = body;
  if (typeof patch !== 'object' || patch === null || !('$set' in patch)) return undefined;
  const { $set } = patch;
  return typeof $set === 'object' && $set !== null ? { ...$set } : undefined;
}

function describe(post: Post): Readonly<Record<string, unknown>> {
  return {
    id: post.id,
    author: post.author,
    commentary: post.commentary,
    visibility: post.visibility,
    lifecycleState: 'PUBLISHED',
    lifecycleStateInfo: { isEditedByAuthor: post.edited },
    distribution: post.distribution,
    ...(post.content === null ? {} : { content: post.content }),
    ...(post.reshareOf === null ? {} : { reshareContext: { parent: post.reshareOf } }),
    isReshareDisabledByAuthor: post.reshareDisabled,
    createdAt: post.createdAt,
    publishedAt: post.createdAt,
    lastModifiedAt: post.lastModifiedAt,
  };
}
