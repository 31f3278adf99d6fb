import { randomBytes } from 'node:crypto';
import { instagramFor, limitReached } from '../access.ts';
import { type Answer, type Call, momentOf } from '../call.ts';
import { badParam, graphError, type GraphError, isGraphError } from '../graph-error.ts';
import type { MetaWorld } from '../meta-world.ts';
import type { ContainerRecord, InstagramMediaRecord, InstagramRecord } from '../model.ts';
import { containerStatus } from './container-state.ts';
import { notReady } from './containers.ts';

const day = 86_400_000;

/** Posts an account may publish in a rolling day; the documents name three totals (§3.3), so a caller must read it. */
const usualQuota = 50;

const quotaTotal = (world: MetaWorld): number => world.quotas.get('instagram')?.total ?? usualQuota;

/** `POST /{ig}/media_publish` (§3.2): once for each container, after FINISHED. */
export function publishContainer(call: Call, instagramId: string): Answer {
  const { world, params } = call;
  const account = instagramFor(call, instagramId, 'instagram_content_publish');
  if (isGraphError(account)) return account;
  const creationId = params.get('creation_id');
  if (creationId === undefined) return badParam('creation_id is required');
  const container = world.containers.get(creationId);
  if (container === undefined || container.instagramId !== account.id || container.child) {
    return graphError(24, `The requested resource ${creationId} does not exist`, { subcode: 2207008 });
  }
  const refused = refuse(call, account, container);
  if (refused !== undefined) return refused;
  const media = mediaFrom(call, container);
  world.media.put(media.id, media);
  world.containers.put(container.id, { ...container, mediaId: media.id });
  return world.setting.faults.takeForContent(['blocked-but-live'], container.caption) === undefined
    ? { id: media.id }
    : // Seen at the original when the post did go live (§6).
      graphError(4, 'Application request limit reached', { subcode: 2207051 });
}

function refuse(call: Call, account: InstagramRecord, container: ContainerRecord): GraphError | undefined {
  const status = containerStatus(call.world, container);
  // The original's answer is not known (§8); what counts is that nothing is created.
  if (status === 'PUBLISHED') return badParam('The container was published already');
  if (status === 'EXPIRED') {
    return graphError(24, 'The container has expired', { subcode: 2207008 });
  }
  if (status !== 'FINISHED') return notReady();
  const limited = limitReached(call, container.caption, 80002);
  if (limited !== undefined) return limited;
  if (publishedSince(call, account, call.world.now() - day) < quotaTotal(call.world)) return undefined;
  return graphError(
    9,
    'You reached the maximum number of posts that is allowed to be published by API today',
    {
      subcode: 2207042,
    },
  );
}

function mediaFrom(call: Call, container: ContainerRecord): InstagramMediaRecord {
  const { world } = call;
  const children = container.children.flatMap((id) => world.containers.get(id) ?? []);
  const leaves = [container, ...children].filter(({ file }) => file !== null);
  const files = leaves.flatMap((entry) => entry.file ?? []);
  return {
    id: world.id('1802'),
    instagramId: container.instagramId,
    containerId: container.id,
    product: container.type === 'REELS' ? 'REELS' : container.type === 'STORIES' ? 'STORY' : 'FEED',
    type: container.type === 'CAROUSEL' ? 'CAROUSEL_ALBUM' : files[0]?.kind === 'video' ? 'VIDEO' : 'IMAGE',
    caption: container.caption,
    options: {
      ...container.options,
      userTags: leaves.flatMap(({ options }) => options.userTags),
    },
    altTexts: leaves.map(({ options }) => options.altText),
    cover: container.cover,
    commentsOpen: true,
    unreadable:
      world.setting.faults.takeForContent(['unreadable-at-first'], container.caption) === undefined ? 0 : 1,
    files,
    childIds: children.map(() => world.id('1803')),
    shortcode: `D${randomBytes(8).toString('base64url').slice(0, 10)}`,
    publishedAt: world.now(),
  };
}

const publishedSince = (call: Call, account: InstagramRecord, since: number): number =>
  call.world.media.filter((entry) => entry.instagramId === account.id && entry.publishedAt > since).length;

/** `GET /{ig}/content_publishing_limit?fields=quota_usage,config` (§3.3). */
export function publishingLimit(call: Call, instagramId: string): Answer {
  const account = instagramFor(call, instagramId, 'instagram_content_publish');
  if (isGraphError(account)) return account;
  const since = momentOf(call, 'since');
  if (isGraphError(since)) return since;
  const now = call.world.now();
  if (since !== undefined && (since < now - day || since > now))
    return badParam('since must be within the last 24 hours');
  const asked = (call.params.get('fields') ?? 'quota_usage').split(',').map((name) => name.trim());
  const unknown = asked.find((name) => name !== 'quota_usage' && name !== 'config');
  if (unknown !== undefined) return badParam(`Tried accessing nonexisting field (${unknown})`);
  return {
    data: [
      {
        ...(asked.includes('quota_usage')
          ? { quota_usage: publishedSince(call, account, since ?? now - day) }
          : {}),
        ...(asked.includes('config')
          ? { config: { quota_total: quotaTotal(call.world), quota_duration: day / 1000 } }
          : {}),
      },
    ],
  };
}
