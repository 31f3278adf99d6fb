import { useLingui } from '@lingui/react/macro';
import { CalendarClock, Copy, PanelRightOpen } from 'lucide-react';
import type { PostCard } from '../../../shared/contract/posts.ts';
import { useCalendar } from './calendar-context.ts';
import { isMovable } from './time/moving.ts';

/** What hover and focus lift over a card; Enter, D and M do the same, so these stay out of the tab order. */
export function CardActions({ post }: { readonly post: PostCard }) {
  const { t } = useLingui();
  const { open, chooseTime, copy } = useCalendar();
  return (
    <div className="calendar-post-actions absolute top-0.5 right-0.5 flex">
      <button type="button" tabIndex={-1} aria-label={t`Open`} title={t`Open`} onClick={() => open(post)}>
        <PanelRightOpen size={14} aria-hidden="true" />
      </button>
      <button
        type="button"
        tabIndex={-1}
        aria-label={t`Make a copy`}
        title={t`Make a copy`}
        onClick={() => copy(post)}
      >
        <Copy size={14} aria-hidden="true" />
      </button>
      {isMovable(post) && (
        <button
          type="button"
          tabIndex={-1}
          aria-label={t`Move to another time`}
          title={t`Move to another time`}
          onClick={() => chooseTime(post)}
        >
          <CalendarClock size={14} aria-hidden="true" />
        </button>
      )}
    </div>
  );
}
