import type { OtherPublisher } from '../../../../shared/model/other-publisher.ts';
import type { Events } from '../../events.ts';
import type { AwayWatch } from './away-watch.ts';
import type { Scheduler } from './scheduler.ts';

/** What a profile says of who publishes from it. */
export interface PublisherMark {
  /** Another that published from it, which may still do so from a copy; null: nobody else. */
  readonly other: OtherPublisher | null;
  /** From now on it is this one; throws what the disk throws. */
  leave(): void;
}

export interface PublishingPlaceParts {
  /** Absent: nobody else can have this profile. */
  readonly mark: PublisherMark | undefined;
  readonly watch: Pick<AwayWatch, 'elsewhere'>;
  readonly scheduler: Pick<Scheduler, 'paused' | 'resume'>;
  readonly events: Events;
  /** Starts all work that speaks to networks by itself. */
  begin(): void;
}

/** Whether this is the place that publishes. Two that work on copies of one plan would publish everything twice. */
export interface PublishingPlace {
  readonly other: OtherPublisher | null;
  /** Leaves the mark, before anything goes out; after `other` only because the owner said so. */
  claim(): void;
  /** Begins, unless this is another's plan: then nothing is sent, asked, refreshed or taken back, for all of it is the other's. */
  start(): void;
  /** The owner says that the other has ended, and that this one goes on. */
  publishHere(): void;
}

/** Creates the place of an engine. */
export function createPublishingPlace(parts: PublishingPlaceParts): PublishingPlace {
  const { mark, watch, scheduler, events } = parts;
  const otherOf = (): OtherPublisher | null => mark?.other ?? null;

  function claim(): void {
    // Noted first: a crash in between must not forget that what was due may have gone out already.
    if (otherOf() !== null) watch.elsewhere();
    mark?.leave();
  }

  return {
    get other() {
      return otherOf();
    },
    claim,
    start() {
      const other = otherOf();
      if (other === null) parts.begin();
      else events.notices.emit({ kind: 'published-elsewhere', other });
    },
    publishHere() {
      if (otherOf() === null) return;
      claim();
      if (scheduler.paused) scheduler.resume();
      parts.begin();
      events.changes.emit({ topics: ['app'] });
    },
  };
}
