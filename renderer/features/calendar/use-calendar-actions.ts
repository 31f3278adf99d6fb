import { useLingui } from '@lingui/react/macro';
import { useCallback } from 'react';
import type { PostCard } from '../../../shared/contract/posts.ts';
import type { WallTime } from '../../../shared/model/post.ts';
import { callErrorOf, engine } from '../../app/engine-client.ts';
import { useNavigate } from '../../app/router.ts';
import { showToast } from '../../ui/toast.ts';
import type { Calendar } from './calendar-context.ts';
import { useCalendarState } from './calendar-state.ts';
import type { DropSetting } from './drop-target.ts';
import { freeSlot } from './time/moving.ts';
import { wallClock, wallTime } from './time/zone.ts';
import { useScheduleWords } from './use-schedule-words.ts';
import { useSchedule } from './use-schedule.ts';

/** Refusals that the owner mends in the draft itself. */
const mendedInCompose: readonly string[] = ['checks-failed', 'nothing-to-publish', 'no-account-chosen', 'media-missing'];

/** What the calendar does on the owner's word: open, move, start a post. */
export function useCalendarActions(input: {
  readonly setting: DropSetting;
  readonly chooseTime: (post: PostCard) => void;
}): Pick<Calendar, 'open' | 'move' | 'createAt'> {
  const { setting, chooseTime } = input;
  const { t } = useLingui();
  const navigate = useNavigate();
  const schedule = useSchedule();
  const words = useScheduleWords(setting.zone);

  const open = useCallback(
    (post: PostCard) => navigate(post.publications.length === 0 && post.at === null ? `/compose/${post.id}` : `/posts/${post.id}`),
    [navigate],
  );

  const move = useCallback(
    async (post: PostCard, to: WallTime): Promise<void> => {
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
            ? { label: t`Change the time`, onPress: () => chooseTime({ ...post, at: result.value.at, wallTime: to }) }
            : { label: t`Undo`, onPress: () => void move({ ...post, at: result.value.at, wallTime: to }, before) },
      });
    },
    [schedule, words, setting.zone, navigate, chooseTime, t],
  );

  const createAt = useCallback(
    async (day: string, minutes: number | null): Promise<void> => {
      const id = crypto.randomUUID();
      const blank = { id, accountIds: [], publications: [] };
      const at = minutes === null ? freeSlot(day, blank, setting.posts, setting.now, setting.zone) : wallTime({ day, minutes }, setting.zone);
      try {
        await engine.posts.create({ id });
      } catch (error) {
        showToast({ tone: 'warning', text: words.refused(callErrorOf(error)) });
        return;
      }
      navigate(at === undefined ? `/compose/${id}` : `/compose/${id}?at=${at.local}`);
    },
    [setting, navigate, words],
  );

  return {
    open,
    move: useCallback((post, to) => void move(post, to), [move]),
    createAt: useCallback((day, minutes) => void createAt(day, minutes), [createAt]),
  };
}
