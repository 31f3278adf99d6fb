import { useCallback, useMemo } from 'react';
import type { PostCard } from '../../../shared/contract/posts.ts';
import type { WallTime } from '../../../shared/model/post.ts';
import { useCalendarState } from './calendar-state.ts';
import { useCarry } from './carry.ts';
import { type DropSetting, dropTarget } from './drop-target.ts';
import type { CalendarLayout, GridFocus } from './grid-keys.ts';
import { wallClock } from './time/zone.ts';
import type { CarryWords } from './use-carry-words.ts';

/** Carrying a post by keyboard: pick it up, move the grid's focus, drop it. */
export interface KeyboardCarry {
  readonly pickUp: (post: PostCard) => void;
  /** The grid's focus moved while a post is in hand. */
  readonly hover: (focus: GridFocus) => void;
  /** Whether the key was one of carrying: drop or cancel. */
  readonly onKey: (key: string, command: boolean) => boolean;
  readonly drop: () => void;
  readonly cancel: () => void;
}

/** Binds carrying by keyboard to the calendar; every step is announced. */
export function useKeyboardCarry(input: {
  readonly setting: DropSetting;
  readonly layout: CalendarLayout;
  readonly words: CarryWords;
  readonly announce: (message: string) => void;
  readonly move: (post: PostCard, to: WallTime) => void;
  readonly putBack: string;
}): KeyboardCarry {
  const { setting, layout, words, announce, move, putBack } = input;

  const hover = useCallback(
    ({ day, minutes }: GridFocus) => {
      const { carried, set } = useCarry.getState();
      if (carried === null) return;
      const target = dropTarget(carried.post, { day, minutes: layout === 'month' ? null : minutes }, setting);
      set({ ...carried, target });
      const { time, fact } = words.target(target);
      announce(`${time}. ${fact}.`);
    },
    [setting, layout, words, announce],
  );

  const pickUp = useCallback(
    (post: PostCard) => {
      const { setFocus, requestFocus } = useCalendarState.getState();
      if (post.at !== null) setFocus(wallClock(post.at, setting.zone));
      requestFocus('cell');
      useCarry.getState().set({ post, by: 'keyboard', target: null, x: 0, y: 0 });
      announce(words.pickedUp(post));
    },
    [setting.zone, words, announce],
  );

  const cancel = useCallback(() => {
    const { carried, set } = useCarry.getState();
    if (carried === null) return;
    set(null);
    const { post } = carried;
    if (post.at !== null) useCalendarState.getState().setFocus(wallClock(post.at, setting.zone));
    useCalendarState.getState().requestFocus({ postId: post.id });
    announce(putBack);
  }, [announce, putBack, setting.zone]);

  const drop = useCallback(() => {
    const { carried, set } = useCarry.getState();
    if (carried === null) return;
    const { target, post } = carried;
    if (target?.outcome === 'refuse') {
      announce(words.target(target).fact);
      return;
    }
    if (target?.outcome !== 'move') {
      cancel();
      return;
    }
    set(null);
    useCalendarState.getState().requestFocus({ postId: post.id });
    move(post, target.to);
  }, [announce, words, move, cancel]);

  const onKey = useCallback(
    (key: string, command: boolean) => {
      if (key === 'Escape') cancel();
      else if (key === 'Enter' || key === ' ' || (command && key.toLowerCase() === 'v')) drop();
      else return false;
      return true;
    },
    [cancel, drop],
  );

  return useMemo(() => ({ pickUp, hover, onKey, drop, cancel }), [pickUp, hover, onKey, drop, cancel]);
}
