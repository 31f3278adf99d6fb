import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { markedFault } from '../kit/faults.ts';
import { loseReply } from '../kit/lose-reply.ts';
import type { ApplicationDesk, Scope } from './application.ts';
import type { Caller, Gate } from './call.ts';
import type { Comment, CommentStore } from './comment-store.ts';
import { accessDenied, badRequest, notFound, type RestError, refuse, unpermittedField } from './errors.ts';
import { mayPostAs, member, organizationOf } from './members.ts';
import { activityOf, type Post, type PostStore } from './post-store.ts';
import { isError, isUrn, parseQuery, type RestliQuery } from './restli.ts';

const maxText = 1250;
const writing: readonly Scope[] = ['w_member_social_feed', 'w_organization_social_feed', 'w_member_social'];
const reading: readonly Scope[] = ['r_organization_social_feed', 'r_member_social_feed'];

const newComment = z.strictObject({
  actor: z.string(),
  object: z.string(),
  message: z.strictObject({ text: z.string(), attributes: z.array(z.unknown()).optional() }),
  parentComment: z.string().optional(),
});
const changedText = z.strictObject({
  patch: z.strictObject({
    message: z.strictObject({ $set: z.strictObject({ text: z.string() }) }),
  }),
});

/** What an address under `socialActions` names: a post, or one of its comments. */
interface Target {
  readonly post: Post;
  readonly comment: Comment | null;
}

/** The Comments API (contract L9). */
export function commentRoutes(
  gate: Gate,
  desk: ApplicationDesk,
  posts: PostStore,
  comments: CommentStore,
  now: () => number,
): Hono {
  const routes = new Hono();
  const resource = (method: string): string => `partnerApiSocialActions.${method}`;
  const denied = (method: string, { version }: Caller): Response =>
    refuse(accessDenied(`${resource(method)}.${version}01`));

  /** Which scope is truly needed is not known (contract U5): the documented one, or Share on LinkedIn's where that is set. */
  function mayWriteAs(actor: string, { scopes }: Caller): boolean {
    if (actor !== member.urn) return mayPostAs(actor) && scopes.has('w_organization_social_feed');
    return (
      scopes.has('w_member_social_feed') || (desk.current().commentWithShare && scopes.has('w_member_social'))
    );
  }

  function find(context: Context): Target | RestError {
    const urn = readUrn(context.req.param('urn') ?? '', new URL(context.req.url).pathname);
    if (typeof urn !== 'string') return urn;
    const [, activity, id] = /^urn:li:comment:\((urn:li:activity:\d+),(\d+)\)$/.exec(urn) ?? [];
    const post = posts.get(activity ?? urn);
    if (post === undefined || now() < post.createdAt + desk.current().activityDelayMs) {
      return { ...notFound, message: 'Unable to obtain activity' };
    }
    if (activity === undefined) return { post, comment: null };
    const comment = comments.of(post).find((entry) => entry.id === id);
    return comment === undefined ? notFound : { post, comment };
  }

  routes.get('/rest/socialActions/:urn/comments', (context) => {
    const caller = gate.admit(context, { resource: resource('GET_ALL'), anyOf: reading });
    if (caller instanceof Response) return caller;
    const target = find(context);
    if ('status' in target) return refuse(target);
    const { post, comment } = target;
    const readable =
      post.author === member.urn
        ? caller.scopes.has('r_member_social_feed')
        : organizationOf(post.author) !== undefined && caller.scopes.has('r_organization_social_feed');
    if (!readable) return denied('GET_ALL', caller);
    const query = parseQuery(context.req.url);
    if (isError(query)) return refuse(query);
    const [start, count] = [Number(query.get('start') ?? 0), Number(query.get('count') ?? 10)];
    const all = comments.of(post);
    const asked = all.filter(({ parent }) => parent === (comment?.urn ?? null));
    return context.json({
      paging: { start, count, links: [], total: asked.length },
      elements: asked.slice(start, start + count).map((entry) => describe(entry, post, all)),
    });
  });

  routes.post('/rest/socialActions/:urn/comments', async (context) => {
    const caller = gate.admit(context, { resource: resource('CREATE'), anyOf: writing });
    if (caller instanceof Response) return caller;
    const target = find(context);
    if ('status' in target) return refuse(target);
    const { post } = target;
    const body = newComment.safeParse(await readJson(context));
    if (!body.success) return refuse(badRequest('INVALID_VALUE_FOR_FIELD', 'The comment is malformed'));
    const { actor, object, message, parentComment } = body.data;
    if (!isUrn(actor, ['person', 'organization'])) return refuse(badRequest('INVALID_URN_TYPE', '/actor'));
    if (!mayPostAs(actor)) return refuse(unpermittedField('actor'));
    if (!mayWriteAs(actor, caller)) return denied('CREATE', caller);
    if (posts.get(object)?.id !== post.id) {
      return refuse(badRequest('INVALID_VALUE_FOR_FIELD', '/object is not the post that the address names'));
    }
    const problem = textProblem(message.text);
    if (problem !== undefined) return refuse(problem);
    const all = comments.of(post);
    const parent = all.find(({ urn }) => urn === parentComment);
    if (parentComment !== undefined && parent === undefined) return refuse(notFound);
    const before = markedFault(message.text, ['error-before']);
    if (before !== undefined) return new Response('Unavailable', { status: before.value ?? 503 });
    // Answers to an answer hang on the first comment.
    const made = comments.add(post, {
      actor,
      text: message.text,
      parent: parent?.parent ?? parent?.urn ?? null,
    });
    if (markedFault(message.text, ['reply-lost']) !== undefined) return loseReply(context);
    return context.json(describe(made, post, comments.of(post)), 201, { 'x-restli-id': made.id });
  });

  /** The caller's own comment that an address names. */
  function findOwn(context: Context, caller: Caller, method: string): Comment | Response {
    const target = find(context);
    if ('status' in target) return refuse(target);
    const query = parseQuery(context.req.url);
    if (isError(query)) return refuse(query);
    const comment = comments.of(target.post).find(({ id }) => id === context.req.param('id'));
    if (comment === undefined) return refuse(notFound);
    const mine = comment.actor === actorIn(query) && mayWriteAs(comment.actor, caller);
    return mine ? comment : denied(method, caller);
  }

  routes.post('/rest/socialActions/:urn/comments/:id', async (context) => {
    const caller = gate.admit(context, { resource: resource('PARTIAL_UPDATE'), anyOf: writing });
    if (caller instanceof Response) return caller;
    if (context.req.header('x-restli-method')?.toUpperCase() !== 'PARTIAL_UPDATE') {
      return refuse(badRequest('INVALID_VALUE_FOR_FIELD', 'X-RestLi-Method must be PARTIAL_UPDATE'));
    }
    const comment = findOwn(context, caller, 'PARTIAL_UPDATE');
    if (comment instanceof Response) return comment;
    const body = changedText.safeParse(await readJson(context));
    if (!body.success) return refuse(badRequest('MISSING_FIELD', '/patch/message/$set/text is required'));
    const { text } = body.data.patch.message.$set;
    const problem = textProblem(text);
    if (problem !== undefined) return refuse(problem);
    comments.edit(comment, text);
    return context.body(null, 204);
  });

  routes.delete('/rest/socialActions/:urn/comments/:id', (context) => {
    const caller = gate.admit(context, { resource: resource('DELETE'), anyOf: writing });
    if (caller instanceof Response) return caller;
    const comment = findOwn(context, caller, 'DELETE');
    if (comment instanceof Response) return comment;
    comments.remove(comment);
    return context.body(null, 204);
  });
  return routes;
}

function textProblem(text: string): RestError | undefined {
  if (text.trim() === '') return badRequest('INVALID_VALUE_BLANK_FIELD', '/message/text must not be blank');
  return text.length > maxText
    ? badRequest('FIELD_LENGTH_TOO_LONG', `/message/text is longer than ${maxText} characters`)
    : undefined;
}

/** The URN before `/comments`, percent-encoded exactly once, brackets of a comment's URN included. */
function readUrn(decoded: string, pathname: string): string | RestError {
  const raw = /\/socialActions\/([^/]+)\/comments/.exec(pathname)?.[1] ?? '';
  const comment = /^urn:li:comment:\(urn:li:activity:\d+,\d+\)$/;
  if (/[:,()]/.test(raw) || !(isUrn(decoded) || comment.test(decoded))) {
    return badRequest('INVALID_URN_ID', 'Syntax exception in path variables');
  }
  return decoded;
}

function actorIn(query: RestliQuery): string | undefined {
  const actor = query.get('actor');
  return typeof actor === 'string' ? actor : undefined;
}

async function readJson(context: Context): Promise<unknown> {
  try {
    return await context.req.json();
  } catch (error) {
    if (error instanceof SyntaxError) return {};
    throw error;
  }
}

/** A comment as the interface shows it: `object` is the activity, never the post's own URN (contract L9). */
function describe(comment: Comment, post: Post, all: readonly Comment[]): Readonly<Record<string, unknown>> {
  const answers = all.filter(({ parent }) => parent === comment.urn).length;
  return {
    id: comment.id,
    commentUrn: comment.urn,
    object: activityOf(post.id),
    actor: comment.actor,
    created: { actor: comment.actor, time: comment.createdAt },
    lastModified: { actor: comment.actor, time: comment.createdAt },
    message: { attributes: [], text: comment.text },
    likesSummary: {
      totalLikes: 0,
      aggregatedTotalLikes: 0,
      likedByCurrentUser: false,
      selectedLikes: [],
    },
    ...(comment.parent === null
      ? {
          commentsSummary: {
            totalFirstLevelComments: answers,
            aggregatedTotalComments: answers,
            selectedComments: [],
          },
        }
      : { parentComment: comment.parent }),
  };
}
