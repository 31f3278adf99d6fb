import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useRef, useState } from 'react';
import type { PostCard } from '../../../shared/contract/posts.ts';
import { Popover } from '../../ui/Popover.tsx';
import { useCalendar } from './calendar-context.ts';
import { CalendarPost } from './CalendarPost.tsx';
import type { Day } from './time/days.ts';

/** "+N more": opens all posts of a day, or of a crowd in it, beside their cell. */
export function DayPopover({
  day,
  posts,
  children,
}: {
  readonly day: Day;
  readonly posts: readonly PostCard[];
  readonly children: ReactNode;
}) {
  const { t } = useLingui();
  const { format } = useCalendar();
  const [isOpen, setOpen] = useState(false);
  const trigger = useRef<HTMLButtonElement>(null);
  const dayName = format.longDay(day);

  return (
    <>
      <button
        ref={trigger}
        type="button"
        tabIndex={-1}
        data-item={`more-${day}`}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
        className="pointer-events-auto h-6 rounded-md px-1 text-xs font-medium whitespace-nowrap text-ink-2 hover:bg-surface-2 hover:text-ink-1"
      >
        {children}
      </button>
      <Popover
        triggerRef={trigger}
        isOpen={isOpen}
        onOpenChange={setOpen}
        placement="right top"
        aria-label={t`All posts of ${dayName}`}
      >
        <h3 className="mb-2 text-sm font-semibold text-ink-1">{dayName}</h3>
        <ul className="flex max-h-[420px] w-64 flex-col gap-1 overflow-y-auto">
          {posts.map((post) => (
            <li key={post.id}>
              <CalendarPost post={post} size="full" />
            </li>
          ))}
        </ul>
      </Popover>
    </>
  );
}
