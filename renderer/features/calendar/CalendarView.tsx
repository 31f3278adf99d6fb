import { useQuery } from '@tanstack/react-query';
import { useLingui } from '@lingui/react/macro';
import { Suspense, useCallback, useMemo, useState } from 'react';
import type { PostCard } from '../../../shared/contract/posts.ts';
import { orpc } from '../../app/engine-client.ts';
import { useSettings } from '../../app/settings.ts';
import { viewCode } from '../../app/view-code.tsx';
import { announce } from '../../ui/announce.ts';
import { showToast } from '../../ui/toast.ts';
import { CalendarPage } from './CalendarPage.tsx';
import { type Calendar, CalendarProvider } from './calendar-context.ts';
import { useCalendarState } from './calendar-state.ts';
import { CarryBar } from './CarryBar.tsx';
import { CarryGhost } from './CarryGhost.tsx';
import { DraftsTray } from './DraftsTray.tsx';
import { calendarFormat } from './format.ts';
import { useFreeSlots } from './free-slots.ts';
import type { MoveDialogProps } from './MoveDialog.tsx';
import { pageRange } from './pages.ts';
import { isMovable } from './time/moving.ts';
import { useZone } from '../planning/use-zone.ts';
import { wallClock } from './time/zone.ts';
import { useCalendarActions } from './use-calendar-actions.ts';
import { useCalendarPosts } from './use-calendar-posts.ts';
import { useCarryWords } from './use-carry-words.ts';
import { useKeyboardCarry } from './use-keyboard-carry.ts';
import { useMinute } from './use-now.ts';
import { useReturnFocus } from './use-return-focus.ts';
import './calendar.css';

/** Its fields are half of the calendar's code, and not on screen until a time is chosen. */
const moveDialog = viewCode<MoveDialogProps>(async () => (await import('./MoveDialog.tsx')).MoveDialog);

/** The calendar: what goes out when, by month or week, and the drafts that have no time yet. */
export function CalendarView() {
  const { t, i18n } = useLingui();
  const { weekStart, density } = useSettings();
  const layout = useCalendarState((state) => state.layout);
  const day = useCalendarState((state) => state.focus.day);
  const trayOpen = useCalendarState((state) => state.trayOpen);
  const zone = useZone();
  const now = useMinute();
  const today = wallClock(now, zone).day;
  const format = calendarFormat(i18n.locale, zone);
  const words = useCarryWords(format);
  const page = useCalendarPosts({ day, layout, weekStart, zone });
  const { data: accountList } = useQuery(orpc.accounts.list.queryOptions());
  const accounts = useMemo(
    () => new Map((accountList ?? []).map((account) => [account.id, account])),
    [accountList],
  );
  const [choosing, setChoosing] = useState<PostCard | null>(null);

  const free = useFreeSlots(pageRange(day, layout, weekStart, zone), zone, now);
  const setting = useMemo(() => ({ zone, now, posts: page.posts, free }), [zone, now, page.posts, free]);
  const { open, move, copy, createAt } = useCalendarActions({ setting, chooseTime: setChoosing });
  const carry = useKeyboardCarry({
    setting,
    layout,
    words,
    announce,
    move,
    putBack: t`Put back. Nothing has changed.`,
  });
  const { fixed } = words;
  const { pickUp: carryUp } = carry;
  const chooseTime = useCallback(
    (post: PostCard) => (isMovable(post) ? setChoosing(post) : showToast({ tone: 'info', text: fixed })),
    [fixed],
  );
  const pickUp = useCallback(
    (post: PostCard) => (isMovable(post) ? carryUp(post) : showToast({ tone: 'info', text: fixed })),
    [carryUp, fixed],
  );

  const calendar = useMemo<Calendar>(
    () => ({
      zone,
      now,
      today,
      weekStart,
      density,
      layout,
      format,
      posts: page.posts,
      accounts,
      free,
      open,
      move,
      copy,
      createAt,
      pickUp,
      chooseTime,
    }),
    [
      zone,
      now,
      today,
      weekStart,
      density,
      layout,
      format,
      page.posts,
      accounts,
      free,
      open,
      move,
      copy,
      createAt,
      pickUp,
      chooseTime,
    ],
  );
  useReturnFocus();
  const closeDialog = useCallback(() => setChoosing(null), []);

  return (
    <CalendarProvider value={calendar}>
      <div className="@container/calendar relative flex h-full min-h-0 bg-surface-1">
        <CalendarPage page={page} carry={carry} />
        {trayOpen && <DraftsTray carry={carry} />}
        <CarryBar carry={carry} />
        <CarryGhost />
        {choosing !== null && (
          <Suspense fallback={null}>
            <moveDialog.Show post={choosing} onClose={closeDialog} />
          </Suspense>
        )}
      </div>
    </CalendarProvider>
  );
}
