import { Hono } from 'hono';
import type { Gate } from './call.ts';
import type { CommentStore } from './comment-store.ts';
import { accessDenied, notFound, refuse } from './errors.ts';
import { figuresOf } from './figures.ts';
import { member } from './members.ts';
import type { PostStore } from './post-store.ts';
import { urnInPath } from './restli.ts';

/** Reactions and comments as everybody sees them (contract L9). */
export function socialMetadataRoutes(
  gate: Gate,
  store: PostStore,
  comments: CommentStore,
  now: () => number,
): Hono {
  const routes = new Hono();
  routes.get('/rest/socialMetadata/:urn', (context) => {
    const resource = 'socialMetadata.GET';
    const caller = gate.admit(context, {
      resource,
      anyOf: ['r_organization_social_feed', 'r_member_social_feed'],
    });
    if (caller instanceof Response) return caller;
    const urn = urnInPath(context.req.url);
    if (typeof urn !== 'string') return refuse(urn);
    const post = store.get(urn);
    if (post === undefined) return refuse(notFound);
    if (post.author === member.urn && !caller.scopes.has('r_member_social_feed')) {
      return refuse(accessDenied(`${resource}.${caller.version}01`));
    }
    const all = comments.of(post);
    return context.json({
      entity: post.id,
      reactionSummaries: { LIKE: { reactionType: 'LIKE', count: figuresOf(post, now()).reactions } },
      commentsState: 'OPEN',
      commentSummary: {
        count: all.length,
        topLevelCount: all.filter(({ parent }) => parent === null).length,
      },
    });
  });
  return routes;
}
