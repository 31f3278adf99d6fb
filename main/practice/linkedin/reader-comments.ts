import { chanceOf } from '../kit/growth.ts';
import type { Comment } from './comment-store.ts';
import { figuresOf } from './figures.ts';
import { readers } from './members.ts';
import { activityOf, type Post } from './post-store.ts';

const words = [
  'Looks wonderful, see you on Saturday!',
  'Do you also have this on weekdays?',
  'Thank you for the kind welcome yesterday.',
  'Bravo à toute l’équipe 👏',
  'Could you send me your price list?',
  'We had it at the office this morning. Gone in minutes.',
] as const;

/** What readers wrote under a post until `now`, oldest first: as many as its figures count, the same on every run. */
export function readerComments(post: Post, now: number): readonly Comment[] {
  const count = figuresOf(post, now).comments;
  const activity = activityOf(post.id);
  const firstId = BigInt(activity.split(':').at(-1) ?? 0);
  return Array.from({ length: count }, (_, index) => {
    const pick = <T>(list: readonly T[], what: string): T | undefined =>
      list[Math.floor(chanceOf(`${post.id}:${what}:${index}`) * list.length)];
    const id = String(firstId + BigInt(index + 1));
    return {
      id,
      urn: `urn:li:comment:(${activity},${id})`,
      postId: post.id,
      parent: null,
      actor: pick(readers, 'who')?.urn ?? readers[0].urn,
      text: pick(words, 'what') ?? words[0],
      createdAt: momentOf(post, index + 1),
      edited: false,
    };
  });
}

const minute = 60_000;

/** Minutes after which nothing happens to a post any more: its growth is over long before. */
const lifetime = 366 * 24 * 60;

/** When a post's figures came to count `count` comments, to the minute, whoever asks and whenever. */
function momentOf(post: Post, count: number): number {
  let [before, after] = [0, lifetime];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (figuresOf(post, post.createdAt + middle * minute).comments >= count) after = middle;
    else before = middle;
  }
  return post.createdAt + after * minute;
}
