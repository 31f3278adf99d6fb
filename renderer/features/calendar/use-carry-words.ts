import { useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import type { PostCard } from '../../../shared/contract/posts.ts';
import { type DropTarget, targetTone } from './drop-target.ts';
import type { CalendarFormat } from './format.ts';

/** What is said about a place that a post is held over. */
export interface TargetWords {
  readonly tone: ReturnType<typeof targetTone>;
  /** `Tue 24 Nov, 9:30` */
  readonly time: string;
  readonly fact: string;
}

/** Sentences of carrying. */
export interface CarryWords {
  readonly target: (target: DropTarget) => TargetWords;
  readonly pickedUp: (post: PostCard) => string;
  readonly title: (post: PostCard) => string;
  /** Why a post cannot be moved at all. */
  readonly fixed: string;
}

/** Sentences about a post being moved, for the pointer's label and for live announcements. */
export function useCarryWords(format: CalendarFormat): CarryWords {
  const { t } = useLingui();
  return useMemo(() => {
    function title(post: PostCard): string {
      const line = post.excerpt.trim().split('\n')[0] ?? '';
      if (line === '') return t`Post without text`;
      return line.length > 60 ? `${line.slice(0, 59)}…` : line;
    }

    function target(place: DropTarget): TargetWords {
      switch (place.outcome) {
        case 'stay':
          return { tone: targetTone(place), time: format.shortDay(place.day), fact: t`Where it is now` };
        case 'refuse':
          return { tone: targetTone(place), time: format.shortDay(place.day), fact: refusal(place.reason) };
        case 'move':
          return { tone: targetTone(place), time: format.moment(place.at), fact: moveFact(place) };
      }
    }

    function refusal(reason: 'past' | 'day-full' | 'fixed'): string {
      switch (reason) {
        case 'past':
          return t`This time has passed`;
        case 'day-full':
          return t`No free half hour left`;
        case 'fixed':
          return t`Already on its way or published, so it stays`;
      }
    }

    function moveFact(place: Extract<DropTarget, { readonly outcome: 'move' }>): string {
      if (place.note === 'moved-past-gap') return t`The clocks go forward here, so it goes out an hour later`;
      if (place.verdict.kind !== 'clash') return t`Free`;
      const other = place.verdict.with;
      const time = other.at === null ? '' : format.time(other.at);
      return t`Close to another post on the same account, at ${time}`;
    }

    function pickedUp(post: PostCard): string {
      const name = title(post);
      if (post.at === null) {
        return t`Picked up the draft “${name}”. Arrow keys choose when, Enter schedules it, Escape puts it back.`;
      }
      const time = format.moment(post.at);
      return t`Picked up “${name}”, ${time}. Arrow keys move it, Enter drops it, Escape puts it back.`;
    }

    return { target, pickedUp, title, fixed: refusal('fixed') };
  }, [t, format]);
}
