import { Trans } from '@lingui/react/macro';
import { Button } from '../../ui/Button.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { navigate } from '../../app/router.ts';
import { useCalendar } from './calendar-context.ts';
import { useCarry } from './carry.ts';
import { useCalendarState } from './calendar-state.ts';

/** On a page without posts: what to do next, with one button; the days behind it stay usable. */
export function EmptyHint() {
  const { accounts, layout, today, createAt } = useCalendar();
  const day = useCalendarState((state) => state.focus.day);
  const isOver = layout === 'month' ? day.slice(0, 7) < today.slice(0, 7) : day < today;
  const isCarrying = useCarry(({ carried }) => carried !== null);
  if (isOver || isCarrying) return null;

  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-4 z-30 flex justify-center px-6">
      <div className="pointer-events-auto flex items-center gap-4 rounded-xl border border-line bg-surface-1 py-2.5 pr-2.5 pl-4 shadow-float">
        {accounts.size === 0 ? (
          <>
            <p className="text-sm text-ink-2">
              <Trans>Connect an account first, or try everything with practice accounts.</Trans>
            </p>
            <Button variant="primary" onPress={() => navigate('/accounts/connect')}>
              <Trans>Connect an account</Trans>
            </Button>
          </>
        ) : (
          <>
            <p className="text-sm text-ink-2">
              <Trans>
                Nothing is planned here yet. Click a day, or press <Kbd>N</Kbd> on one.
              </Trans>
            </p>
            <Button variant="primary" onPress={() => createAt(day < today ? today : day, null)}>
              <Trans>Write a post</Trans>
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
