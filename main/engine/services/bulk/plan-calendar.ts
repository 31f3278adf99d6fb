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

/** Where `SEQUENCE` counts from: as seconds since then it fits its 32 bits for decades (RFC 5545, 3.3.8). */
const countedFrom = Date.UTC(2024, 0, 1);

/**
 * What the calendar is for. A file to send is a message: it names its method, and its events bear the time at which it was made. A file that
 * is followed names none, and its events bear the time of their last change (RFC 5545, 3.8.7.2): without a change it is the same to the byte.
 */
export type CalendarUse = { readonly kind: 'sent'; readonly now: number } | { readonly kind: 'followed' };

function calendarFor(use: CalendarUse) {
  return ical({
    name: 'Kaizup',
    prodId: { company: 'Kaizup', product: 'Plan', language: 'EN' },
    ...(use.kind === 'sent' ? { method: ICalCalendarMethod.PUBLISH } : {}),
    ttl: refreshSeconds,
  });
}

const end = 'END:VCALENDAR';

/**
 * The plan as a calendar (RFC 5545, RFC 7986), a part for each page of posts. Times are instants: what counts is when a post goes out,
 * wherever the calendar is read. A post keeps its `UID`, so that a newer file takes the place of an older one instead of standing beside it.
 */
export function* planCalendar(use: CalendarUse, pages: Iterable<readonly PlannedPost[]>): Generator<string> {
  const frame = calendarFor(use).toString();
  const head = frame.slice(0, frame.lastIndexOf(end));
  yield head;
  for (const page of pages) {
    const calendar = calendarFor(use);
    for (const { post, draft, accounts } of page) {
      if (post.at === null) continue;
      const words = (draft.text === '' ? (draft.variants[0]?.text ?? '') : draft.text).trim();
      const [line = ''] = words.split('\n');
      calendar.createEvent({
        id: `${post.id}@kaizup`,
        start: new Date(post.at),
        end: new Date(post.at + shownFor),
        stamp: new Date(use.kind === 'sent' ? use.now : post.updated_at),
        // Another time is a revision as well, though the text is the same (RFC 5545, 3.8.7.4).
        sequence: Math.max(0, Math.floor((post.updated_at - countedFrom) / 1000)) + post.revision,
        lastModified: new Date(post.updated_at),
        summary: line.length > 80 ? `${line.slice(0, 79)}…` : line,
        description: [accounts.join(', '), words].filter((part) => part !== '').join('\n\n'),
        status: ICalEventStatus.CONFIRMED,
        // A post takes nobody's time.
        transparency: ICalEventTransparency.TRANSPARENT,
      });
    }
    const text = calendar.toString();
    yield text.slice(head.length, text.lastIndexOf(end));
  }
  // Every line ends, the last one too (RFC 5545, 3.1).
  yield `${end}\r\n`;
}
