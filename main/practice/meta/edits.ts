import { pageToPublish } from './access.ts';
import type { Answer, Call } from './call.ts';
import { badParam, type GraphError, isGraphError } from './graph-error.ts';
import type { PostRecord, VideoRecord } from './model.ts';
import { flag } from './params.ts';
import { findPost, isPublished } from './posts.ts';
import { scheduledMoment } from './scheduling.ts';
import { discard } from './stored-files.ts';
import { findVideo } from './video-nodes.ts';

/** `POST /{post}`: a new message, another time, or at once (§2); for posts of the same application only, and all of them are. */
export function editPost(call: Call, id: string): Answer | undefined {
  const found = findPost(call, id);
  if (found === undefined) return undefined;
  const allowed = pageToPublish(call, found.page.id);
  return isGraphError(allowed) ? allowed : change(call, found.post, 'message');
}

/** `POST /{video}`: the same for a video or a reel by its own id; its words are the `description`. */
export function editVideo(call: Call, id: string): Answer | undefined {
  const post = postOf(call, findVideo(call, id));
  if (post === undefined) return undefined;
  const allowed = pageToPublish(call, post.pageId);
  return isGraphError(allowed) ? allowed : change(call, post, 'description');
}

function postOf(call: Call, video: VideoRecord | undefined): PostRecord | undefined {
  return video?.postId === null || video === undefined ? undefined : call.world.posts.get(video.postId);
}

const timing = ['scheduled_publish_time', 'is_published', 'published'];

function change(call: Call, post: PostRecord, words: 'message' | 'description'): Answer {
  const { world, params } = call;
  if (![words, ...timing].some((name) => params.names.includes(name))) return badParam('Nothing to change');
  const message = params.get(words) ?? post.message;
  const publishAt = newMoment(call, post);
  if (isGraphError(publishAt)) return publishAt;
  world.posts.put(post.id, { ...post, message, publishAt });
  const video = world.videos.get(post.videoId ?? '');
  if (video !== undefined) world.videos.put(video.id, { ...video, description: message, publishAt });
  return { success: true };
}

/** When the post is to appear after the change: what is out already stays out. */
function newMoment(call: Call, post: PostRecord): number | null | GraphError {
  const { world, params } = call;
  const wanted = params.get('scheduled_publish_time');
  const now = flag(params.get('is_published') ?? params.get('published'), false);
  if (wanted === undefined && !now) return post.publishAt;
  if (isPublished(world, post)) return badParam('The post is published already');
  if (wanted !== undefined) return scheduledMoment(world, wanted, post.kind);
  const readyAt = world.videos.get(post.videoId ?? '')?.processing?.readyAt;
  return readyAt === null ? null : Math.max(world.now(), readyAt ?? 0);
}

/** `DELETE /{post}`, published or scheduled; its video goes with it. */
export function deletePost(call: Call, id: string): Answer | undefined | Promise<Answer> {
  const found = findPost(call, id);
  return found === undefined ? undefined : remove(call, found.post);
}

/** `DELETE /{video}`. */
export function deleteVideo(call: Call, id: string): Answer | undefined | Promise<Answer> {
  const post = postOf(call, findVideo(call, id));
  return post === undefined ? undefined : remove(call, post);
}

async function remove(call: Call, post: PostRecord): Promise<Answer> {
  const { world } = call;
  const allowed = pageToPublish(call, post.pageId);
  if (isGraphError(allowed)) return allowed;
  world.posts.delete(post.id);
  const video = world.videos.get(post.videoId ?? '');
  if (video !== undefined) {
    world.videos.delete(video.id);
    await discard(world, video.id);
  }
  return { success: true };
}
