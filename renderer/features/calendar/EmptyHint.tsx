import { Trans } from '@lingui/react/macro';
import { Button } from '../../ui/Button.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { useNavigate } from '../../app/router.ts';
import { useCalendar } from './calendar-context.ts';
import { useCalendarState } from './calendar-state.ts';

/** On a page without posts: what to do next, with one button; the days behind it stay usable. */
export function EmptyHint() {
  const { accounts, layout, today, createAt } = useCalendar();
  const navigate = useNavigate();
  const day = useCalendarState((state) => state.focus.day);
  const isOver = layout === 'month' ? day.slice(0, 7) < today.slice(0, 7) : day < today;
  if (isOver) return null;

  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-6 z-30 flex justify-center px-6">
      <div className="pointer-events-auto flex max-w-md flex-col items-center gap-3 rounded-xl border border-line bg-surface-0 px-6 py-5 text-center shadow-lg">
        {accounts.size === 0 ? (
          <>
            <p className="text-sm text-ink-2">
              <Trans>Connect an account first, or try everything with practice accounts. Then pick a day for your post.</Trans>
            </p>
            <Button variant="primary" onPress={() => navigate('/accounts/connect')}>
              <Trans>Connect an account</Trans>
            </Button>
          </>
        ) : (
          <>
            <p className="text-sm text-ink-2">
              <Trans>
                Nothing is planned here yet. Click a day, or press <Kbd>N</Kbd> on one, to write a post for it.
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
