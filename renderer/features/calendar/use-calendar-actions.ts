import { useLingui } from '@lingui/react/macro';
import { useCallback } from 'react';
import type { PostCard } from '../../../shared/contract/posts.ts';
import type { WallTime } from '../../../shared/model/post.ts';
import { navigate } from '../../app/router.ts';
import { showToast } from '../../ui/toast.ts';
import { useCopyPost } from '../compose/use-copy-post.ts';
import type { Calendar } from './calendar-context.ts';
import { useCalendarState } from './calendar-state.ts';
import type { DropSetting } from './drop-target.ts';
import type { Day } from './time/days.ts';
import { freeSlot } from './time/moving.ts';
import { wallClock, wallTime } from './time/zone.ts';
import { useScheduleWords } from './use-schedule-words.ts';
import { useSchedule } from './use-schedule.ts';

/** Refusals that the owner mends in the draft itself. */
const mendedInCompose: readonly string[] = [
  'checks-failed',
  'nothing-to-publish',
  'no-account-chosen',
  'media-missing',
];

/** What the calendar does on the owner's word: open, move, copy, start a post. */
export function useCalendarActions(input: {
  readonly setting: DropSetting;
  readonly chooseTime: (post: PostCard) => void;
}): Pick<Calendar, 'open' | 'move' | 'copy' | 'createAt'> {
  const { setting, chooseTime } = input;
  const { t } = useLingui();
  const schedule = useSchedule();
  const { copyOf } = useCopyPost();
  const words = useScheduleWords(setting.zone);

  const open = useCallback(
    (post: PostCard): void => {
      if (post.at !== null) useCalendarState.getState().setFocus(wallClock(post.at, setting.zone));
      const isDraft = post.publications.length === 0 && post.at === null;
      navigate(isDraft ? `/compose/${post.id}` : `/posts/${post.id}`);
    },
    [setting.zone],
  );

  const move = useCallback(
    async function moveTo(post: PostCard, to: WallTime): Promise<void> {
      const result = await schedule(post, to);
      if (!result.ok) {
        const sentence = words.refused(result.failure);
        const mend = mendedInCompose.includes(result.failure.code);
        showToast({
          tone: 'warning',
          text: sentence,
          action: mend
            ? { label: t`Open the post`, onPress: () => navigate(`/compose/${post.id}?at=${to.local}`) }
            : { label: t`Choose another time`, onPress: () => chooseTime(post) },
        });
        return;
      }
      useCalendarState.getState().setFocus(wallClock(result.value.at, setting.zone));
      const before = post.wallTime;
      showToast({
        tone: 'success',
        text: words.done(post, result.value),
        action:
          before === null || (post.at ?? 0) <= Date.now()
            ? {
                label: t`Change the time`,
                onPress: () => chooseTime({ ...post, at: result.value.at, wallTime: to }),
              }
            : {
                label: t`Undo`,
                onPress: () => void moveTo({ ...post, at: result.value.at, wallTime: to }, before),
              },
      });
    },
    [schedule, words, setting.zone, chooseTime, t],
  );

  const createAt = useCallback(
    (day: Day, minutes: number | null): void => {
      const id = crypto.randomUUID();
      const { zone, posts, now, free } = setting;
      const blank = { id, accountIds: [], publications: [] };
      // The owner's own slots come before what is merely free.
      const [slot] = free?.get(day) ?? [];
      const chosen = minutes ?? slot?.minutes;
      const at =
        chosen === undefined
          ? freeSlot(day, blank, posts, now, zone)
          : wallTime({ day, minutes: chosen }, zone);
      navigate(at === undefined ? `/compose/${id}` : `/compose/${id}?at=${at.local}`);
    },
    [setting],
  );

  return {
    open,
    copy: useCallback(({ id }) => void copyOf(id), [copyOf]),
    move: useCallback((post, to) => void move(post, to), [move]),
    createAt,
  };
}
