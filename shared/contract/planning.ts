import { z } from '../zod.ts';
import { wallTime } from '../model/post.ts';
import { previewLength, recurrence, weekday } from '../model/recurrence.ts';
import { procedure } from './base.ts';
import { postCard } from './posts.ts';

const zoneName = z.string().min(1).max(64);
const accountIds = z.array(z.string()).max(100);

/** How a wall-clock time meets the clock changes of its zone. */
export const clockNote = z.enum(['exact', 'moved-past-gap', 'first-of-two']);

/** A time of the week, on the wall of the business's zone. */
export const slot = z.object({ weekday, minutes: z.number().int().min(0).max(1439) });
export type Slot = z.infer<typeof slot>;

/** Where some accounts of a post go in the queue. */
export const queuedPart = z.object({ accountIds: z.array(z.string()), at: z.number(), wallTime });
export type QueuedPart = z.infer<typeof queuedPart>;

/** An occurrence of a series: its local time by the rule, and when it goes out. */
export const occurrenceTime = z.object({ local: wallTime.shape.local, at: z.number(), note: clockNote });
export type OccurrenceTime = z.infer<typeof occurrenceTime>;

/** The series that a post is of. */
export const seriesView = z.object({
  id: z.string(),
  zone: zoneName,
  local: wallTime.shape.local,
  recurrence,
  ended: z.boolean(),
  next: z.array(occurrenceTime.extend({ postId: z.string().nullable() })),
  skipped: z.array(occurrenceTime),
});
export type SeriesView = z.infer<typeof seriesView>;

/** What is close to a post on one account, or says the same; `refused`: the network would not take it. */
export const neighbourNote = z.object({
  kind: z.enum(['close', 'same-words', 'refused']),
  accountId: z.string(),
  postId: z.string(),
  at: z.number(),
});
export type NeighbourNote = z.infer<typeof neighbourNote>;

const rhythm = { start: wallTime, recurrence };
const postRef = z.object({ postId: z.string() });
const occurrenceRef = z.object({ seriesId: z.string(), local: wallTime.shape.local });

/** When posts go out: zone, slots, queue and series. */
export const planning = {
  /** `keptAgainst`: the zone of a computer that was elsewhere, for which the owner kept theirs. */
  zone: procedure.output(z.object({ zone: zoneName, keptAgainst: zoneName.nullable() })),
  setZone: procedure.input(z.object({ zone: zoneName })),
  keepZone: procedure.input(z.object({ machineZone: zoneName })),
  slots: procedure.output(z.array(slot.extend({ accountId: z.string() }))),
  /** Replaces the slots of accounts. What is queued keeps its time. */
  setSlots: procedure.input(z.object({ accountIds, slots: z.array(slot).max(500) })),
  /** Free slots in [from, to), with the accounts that have them. */
  freeSlots: procedure
    .input(z.object({ from: z.number(), to: z.number() }))
    .output(z.array(z.object({ at: z.number(), accountIds: z.array(z.string()) }))),
  /** Where a post would go in the queue; accounts without a free slot are left out. */
  queueAhead: procedure.input(z.object({ postId: z.string(), accountIds })).output(z.array(queuedPart)),
  /** Puts a post into the queue: each account's part takes its next free slot. */
  enqueue: procedure.input(postRef).output(z.array(queuedPart.extend({ postId: z.string() }))),
  queue: procedure.output(z.array(postCard)),
  /** Puts a post of the queue before another, or (null) last. */
  moveInQueue: procedure.input(z.object({ postId: z.string(), before: z.string().nullable() })),
  shuffleQueue: procedure,
  /** What a post, as it is saved, would meet at a time. */
  notes: procedure.input(z.object({ postId: z.string(), at: z.number() })).output(z.array(neighbourNote)),
  /** The first occurrences of a series, before anything is saved. */
  preview: procedure.input(z.object(rhythm)).output(z.array(occurrenceTime).max(previewLength)),
  /** The post becomes the first of a series. */
  createSeries: procedure.input(postRef.extend(rhythm)).output(occurrenceTime),
  /** The series of a post; null when it has none. */
  series: procedure.input(postRef).output(seriesView.nullable()),
  /** From this post on, the series goes on as the post now is. */
  changeFollowing: procedure.input(postRef.extend(rhythm)).output(occurrenceTime),
  skip: procedure.input(occurrenceRef),
  restore: procedure.input(occurrenceRef),
  /** Ends the series after this post. */
  endSeries: procedure.input(postRef),
};
