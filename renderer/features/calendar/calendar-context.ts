import { createContext, useContext } from 'react';
import type { PostCard } from '../../../shared/contract/posts.ts';
import type { Account } from '../../../shared/model/account.ts';
import type { Settings } from '../../../shared/model/settings.ts';
import type { WallTime } from '../../../shared/model/post.ts';
import type { CalendarFormat } from './format.ts';
import type { FreeSlots } from './free-slots.ts';
import type { CalendarLayout } from './grid-keys.ts';
import type { Day, WeekStart } from './time/days.ts';

/** What every part of the calendar needs to know and may do. */
export interface Calendar {
  readonly zone: string;
  readonly now: number;
  readonly today: Day;
  readonly weekStart: WeekStart;
  readonly density: Settings['density'];
  readonly layout: CalendarLayout;
  readonly format: CalendarFormat;
  /** Posts of the page shown, before the filter: what drops are judged against. */
  readonly posts: readonly PostCard[];
  readonly accounts: ReadonlyMap<string, Account>;
  /** Slots that are free on the page shown. */
  readonly free: FreeSlots;
  readonly open: (post: PostCard) => void;
  /** Opens the date and time dialog for a post. */
  readonly chooseTime: (post: PostCard) => void;
  readonly move: (post: PostCard, to: WallTime) => void;
  /** Opens a new draft with what a post holds. */
  readonly copy: (post: PostCard) => void;
  /** Opens an empty post with a time in mind (`?at=`, a local wall time); `minutes` null takes the day's first free slot. */
  readonly createAt: (day: Day, minutes: number | null) => void;
  /** Takes a post in hand for the keyboard. */
  readonly pickUp: (post: PostCard) => void;
}

const CalendarContext = createContext<Calendar | null>(null);

export const CalendarProvider = CalendarContext.Provider;

/** The calendar that this part belongs to. */
export function useCalendar(): Calendar {
  const calendar = useContext(CalendarContext);
  if (calendar === null) throw new Error('A part of the calendar is outside of it');
  return calendar;
}
