import { Trans, useLingui } from '@lingui/react/macro';
import { useMemo } from 'react';
import { Banner } from '../../ui/Banner.tsx';
import { Button } from '../../ui/Button.tsx';
import { PracticeBand } from '../../ui/PracticeBand.tsx';
import { ZoneNotice } from '../planning/ZoneNotice.tsx';
import { CalendarSkeleton } from './CalendarSkeleton.tsx';
import { CalendarToolbar } from './CalendarToolbar.tsx';
import { useCalendar } from './calendar-context.ts';
import { useCalendarState } from './calendar-state.ts';
import { EmptyHint } from './EmptyHint.tsx';
import { isPractice } from './marks.ts';
import { MonthGrid } from './MonthGrid.tsx';
import { pageWeeks } from './pages.ts';
import { noFilter, passesFilter } from './post-state.ts';
import { rangeLimit, type useCalendarPosts } from './use-calendar-posts.ts';
import type { KeyboardCarry } from './use-keyboard-carry.ts';
import { WeekGrid } from './WeekGrid.tsx';

/** One page of the calendar with its toolbar, in whichever state its posts are. */
export function CalendarPage({
  page,
  carry,
}: {
  readonly page: ReturnType<typeof useCalendarPosts>;
  readonly carry: KeyboardCarry;
}) {
  const { t } = useLingui();
  const { layout, weekStart, format, accounts, now } = useCalendar();
  const day = useCalendarState((state) => state.focus.day);
  const { filter, setFilter } = useCalendarState();
  const weeks = useMemo(() => pageWeeks(day, layout, weekStart), [day, layout, weekStart]);
  const days = weeks[0] ?? [];
  const shown = useMemo(() => page.posts.filter((post) => passesFilter(post, filter)), [page.posts, filter]);
  // Bound to the accounts too, so that the band does not come and go from month to month.
  const practice = useMemo(
    () =>
      [...accounts.values()].some(({ mode, status }) => mode === 'practice' && status !== 'disconnected') ||
      shown.some((post) => isPractice(post, accounts)),
    [shown, accounts],
  );
  const title =
    layout === 'month' ? format.monthTitle(day) : format.weekTitle(days[0] ?? day, days.at(-1) ?? day);
  const filteredOut = page.posts.length - shown.length;

  return (
    <section aria-label={t`Calendar`} className="flex min-w-0 flex-1 flex-col">
      {practice && <PracticeBand />}
      <CalendarToolbar title={title} />
      <div className="px-4 empty:hidden [&>*]:mb-3">
        <ZoneNotice now={now} />
      </div>
      {page.error !== null && (
        <div className="px-4 pb-3">
          <Banner
            tone="warning"
            action={
              <Button variant="secondary" onPress={() => void page.refetch()}>
                <Trans>Try again</Trans>
              </Button>
            }
          >
            {page.posts.length === 0 ? (
              <Trans>The calendar could not be read.</Trans>
            ) : (
              <Trans>The calendar could not be read again. You see it as it was.</Trans>
            )}
          </Banner>
        </div>
      )}
      {page.isCut && (
        <div className="px-4 pb-3">
          <Banner tone="info">
            <Trans>Only the first {format.count(rangeLimit)} posts of this page are shown.</Trans>
          </Banner>
        </div>
      )}
      {filteredOut > 0 && (
        <p className="flex items-center gap-2 px-4 pb-2 text-sm text-ink-2">
          <Trans>
            {format.count(shown.length)} of {format.count(page.posts.length)} posts shown.
          </Trans>
          <Button variant="quiet" onPress={() => setFilter(noFilter)}>
            <Trans>Show all</Trans>
          </Button>
        </p>
      )}
      <div className="relative flex min-h-0 flex-1 flex-col border-line border-t">
        {page.isLoading ? (
          <CalendarSkeleton weeks={weeks.length} layout={layout} />
        ) : layout === 'month' ? (
          <MonthGrid weeks={weeks} posts={shown} carry={carry} label={title} />
        ) : (
          <WeekGrid days={days} posts={shown} carry={carry} label={title} />
        )}
        {!page.isLoading && page.error === null && page.posts.length === 0 && <EmptyHint />}
      </div>
    </section>
  );
}
