import type { Comment } from '../../../shared/model/comment.ts';

const hour = 3_600_000;

/** What people wrote under the bakery's post. */
export function sampleComments(): Comment[] {
  const now = Date.now();
  const can = { reply: true, hide: true, delete: true };
  const plain = { own: false, hidden: false, can, replyTo: null };
  return [
    {
      ...plain,
      id: 'c1',
      author: 'Lotte Vermeulen',
      text: 'Will there be rye again on Saturday? We drove in from Eeklo last week.',
      at: now - 2 * hour,
      likes: 3,
    },
    {
      ...plain,
      id: 'c2',
      author: 'Maison Levain',
      own: true,
      text: 'Yes: from half past eight, forty loaves.',
      at: now - hour,
      likes: 5,
      replyTo: 'c1',
    },
    {
      ...plain,
      id: 'c3',
      author: 'Best Deals 4 You',
      hidden: true,
      text: 'Cheap watches, look at my page',
      at: now - 5 * hour,
      likes: 0,
    },
    { ...plain, id: 'c4', author: 'Amine B.', text: 'Magnifique 😍', at: now - 7 * hour, likes: null },
  ];
}
