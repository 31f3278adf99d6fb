import { create } from 'zustand';
import type { CalendarLayout, GridFocus } from './grid-keys.ts';
import { noFilter, type PostFilter } from './post-state.ts';
import { localZone, wallClock } from './time/zone.ts';

/** How the calendar is being looked at; kept while the owner visits other views. */
interface CalendarState {
  readonly layout: CalendarLayout;
  readonly focus: GridFocus;
  readonly filter: PostFilter;
  readonly trayOpen: boolean;
  /** What the grid puts the keyboard on once it is drawn: the focused cell, or a post by its id. */
  readonly focusOn: 'cell' | { readonly postId: string } | null;
  readonly setLayout: (layout: CalendarLayout) => void;
  readonly setFocus: (focus: GridFocus) => void;
  readonly setFilter: (filter: PostFilter) => void;
  readonly setTrayOpen: (open: boolean) => void;
  readonly requestFocus: (on: CalendarState['focusOn']) => void;
}

/** View state of the calendar. */
export const useCalendarState = create<CalendarState>((set) => ({
  layout: 'month',
  focus: { day: wallClock(Date.now(), localZone()).day, minutes: 9 * 60 },
  filter: noFilter,
  trayOpen: true,
  focusOn: null,
  setLayout: (layout) => set({ layout }),
  setFocus: (focus) => set({ focus }),
  setFilter: (filter) => set({ filter }),
  setTrayOpen: (trayOpen) => set({ trayOpen }),
  requestFocus: (focusOn) => set({ focusOn }),
}));
