import ical, { ICalCalendarMethod, ICalEventStatus, ICalEventTransparency } from 'ical-generator';
import type { Draft } from '../../../../shared/model/post.ts';
import type { PostRow } from '../../store/repositories/posts.ts';

/** A post of the plan with where it goes. */
export interface PlannedPost {
  readonly post: PostRow;
  readonly draft: Draft;
  readonly accounts: readonly string[];
}

const minute = 60_000;

/** How long a post is in a calendar: long enough to be seen (ms). */
const shownFor = 15 * minute;

/** How often a calendar that follows the file looks at it again (s; RFC 7986, 5.7). */
const refreshSeconds = 3600;

/**
 * The plan as a calendar (RFC 5545, RFC 7986). Times are instants: what counts is when a post goes out, wherever the calendar is read.
 * A post keeps its `UID`, so that a newer file takes the place of an older one instead of standing beside it.
 */
export function planCalendar(name: string, posts: readonly PlannedPost[], now: number): string {
  const calendar = ical({
    name,
    prodId: { company: 'Kaizup', product: 'Plan', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    ttl: refreshSeconds,
  });
  for (const { post, draft, accounts } of posts) {
    if (post.at === null) continue;
    const words = (draft.text === '' ? (draft.variants[0]?.text ?? '') : draft.text).trim();
    const [line = ''] = words.split('\n');
    calendar.createEvent({
      id: `${post.id}@kaizup`,
      start: new Date(post.at),
      end: new Date(post.at + shownFor),
      stamp: new Date(now),
      sequence: post.revision,
      lastModified: new Date(post.updated_at),
      summary: line.length > 80 ? `${line.slice(0, 79)}…` : line,
      description: [accounts.join(', '), words].filter((part) => part !== '').join('\n\n'),
      status: ICalEventStatus.CONFIRMED,
      // A post takes nobody's time.
      transparency: ICalEventTransparency.TRANSPARENT,
    });
  }
  // Every line ends, the last one too (RFC 5545, 3.1).
  return `${calendar.toString().trimEnd()}\r\n`;
}
