import type { PracticePublished, PracticeSetting } from '../kit/practice-network.ts';
import type { ApplicationDesk } from './application.ts';
import type { Assets } from './assets.ts';
import { readCommentary } from './commentary.ts';
import type { NewPost, PostContent, PostForm } from './content.ts';
import { neighbourPosts } from './neighbours.ts';

/** A post as LinkedIn keeps it. */
export interface Post {
  readonly id: string;
  readonly author: string;
  readonly kind: PracticePublished['kind'];
  /** Little text, cut where LinkedIn cut it. */
  readonly commentary: string;
  /** What readers see. */
  readonly text: string;
  readonly visibility: NewPost['visibility'];
  readonly distribution: NewPost['distribution'];
  readonly content: PostContent | null;
  readonly media: readonly string[];
  /** The post that this one passes on. */
  readonly reshareOf: string | null;
  readonly reshareDisabled: boolean;
  readonly createdAt: number;
  readonly lastModifiedAt: number;
  readonly edited: boolean;
  readonly deleted: boolean;
}

/** The posts of the practice member and organizations. */
export interface PostStore {
  add(post: NewPost, form: PostForm): Post;
  /** A post that was not deleted, of the owner or of a neighbour, by its own URN or by its activity's. */
  get(id: string): Post | undefined;
  /** Also those that were deleted. */
  known(id: string): Post | undefined;
  /** The author's post with the same words a short time ago (contract L11). */
  duplicateOf(post: NewPost, form: PostForm): Post | undefined;
  edit(post: Post, commentary: string): void;
  remove(post: Post): void;
  /** An author's posts, last changed first. */
  by(author: string): readonly Post[];
  /** Posts of the owner that people can see: a post whose media failed later stays invisible (contract L6). */
  visible(): readonly Post[];
}

/** The activity in which a post goes through the feed: comments hang on it, under a number of its own (contract L9). */
export function activityOf(postId: string): string {
  return `urn:li:activity:${BigInt(postId.split(':').at(-1) ?? 0) + 1024n}`;
}

/** Opens the posts on the practice world. */
export function createPostStore(
  { world, clock }: PracticeSetting,
  desk: ApplicationDesk,
  assets: Assets,
): PostStore {
  const posts = world.collection<Post>('linkedin.posts');
  const digests = (urns: readonly string[]): string =>
    urns.map((urn) => assets.get(urn)?.result?.digest ?? urn).join(' ');
  const shownBy = (post: Pick<Post, 'media' | 'content'> & Pick<PostForm, 'reshareOf'>): string =>
    JSON.stringify([
      digests(post.media),
      post.content?.article?.source,
      post.content?.poll?.question,
      post.reshareOf ?? null,
    ]);
  const get = (id: string): Post | undefined => {
    const neighbour = neighbourPosts.find((entry) => [entry.id, activityOf(entry.id)].includes(id));
    if (neighbour !== undefined) return neighbour;
    const post = id.startsWith('urn:li:activity:')
      ? posts.find((entry) => activityOf(entry.id) === id)
      : posts.get(id);
    return post === undefined || post.deleted ? undefined : post;
  };

  return {
    add(post, form) {
      const { kept, text } = readCommentary(post.commentary);
      const now = clock.now();
      const id = `urn:li:${form.urnKind}:${world.numericId(19)}`;
      return posts.put(id, {
        id,
        author: post.author,
        kind: form.kind,
        commentary: kept,
        text,
        visibility: post.visibility,
        distribution: post.distribution,
        content: post.content ?? null,
        media: form.media,
        reshareOf: form.reshareOf ?? null,
        reshareDisabled: post.isReshareDisabledByAuthor === true,
        createdAt: now,
        lastModifiedAt: now,
        edited: false,
        deleted: false,
      });
    },
    get,
    known: (id) => posts.get(id),
    duplicateOf(post, form) {
      const { kept } = readCommentary(post.commentary);
      return posts.find(
        (entry) =>
          !entry.deleted &&
          entry.author === post.author &&
          entry.createdAt > clock.now() - desk.current().duplicates.windowMs &&
          entry.commentary === kept &&
          !desk.current().duplicates.missed.includes(entry.kind) &&
          // Posts without words are compared by what they show.
          (kept !== '' || shownBy(entry) === shownBy({ ...form, content: post.content ?? null })),
      );
    },
    edit(post, commentary) {
      const { kept, text } = readCommentary(commentary);
      posts.put(post.id, { ...post, commentary: kept, text, edited: true, lastModifiedAt: clock.now() });
    },
    remove: (post) => void posts.put(post.id, { ...post, deleted: true, lastModifiedAt: clock.now() }),
    by: (author) =>
      posts
        .filter((post) => post.author === author && !post.deleted)
        .toReversed()
        .toSorted((one, other) => other.lastModifiedAt - one.lastModifiedAt),
    visible: () =>
      posts
        .filter(
          (post) =>
            !post.deleted && post.media.every((urn) => assets.get(urn)?.result?.verdict === 'AVAILABLE'),
        )
        .toReversed(),
  };
}
