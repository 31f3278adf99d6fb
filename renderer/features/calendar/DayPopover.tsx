import { useLingui } from '@lingui/react/macro';
import { type KeyboardEvent, type ReactNode, useMemo, useRef, useState } from 'react';
import type { PostCard } from '../../../shared/contract/posts.ts';
import { Popover } from '../../ui/Popover.tsx';
import { CalendarPost } from './CalendarPost.tsx';
import { type Calendar, CalendarProvider, useCalendar } from './calendar-context.ts';
import { useCarry } from './carry.ts';
import type { Day } from './time/days.ts';

interface DayPopoverProps {
  readonly day: Day;
  readonly posts: readonly PostCard[];
  /** What the button says. */
  readonly children: ReactNode;
}

/** "+N more": opens all posts of a day, or of a crowd in it, beside their cell. It makes way for a post that is dragged out of it. */
export function DayPopover({ day, posts, children }: DayPopoverProps) {
  const { t } = useLingui();
  const calendar = useCalendar();
  const [isOpen, setOpen] = useState(false);
  const isDragging = useCarry(({ carried }) => carried?.by === 'pointer');
  const trigger = useRef<HTMLButtonElement>(null);
  const dayName = calendar.format.longDay(day);

  const inside = useMemo<Calendar>(() => {
    const closing =
      <T extends readonly unknown[]>(act: (...input: T) => void) =>
      (...input: T): void => {
        setOpen(false);
        act(...input);
      };
    const { open, chooseTime, copy, pickUp, move } = calendar;
    return {
      ...calendar,
      open: closing(open),
      chooseTime: closing(chooseTime),
      copy: closing(copy),
      pickUp: closing(pickUp),
      move: closing(move),
    };
  }, [calendar]);

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const post = posts.find(({ id }) => id === event.currentTarget.dataset['item']);
    const command = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    if (post === undefined) return;
    if (key === ' ' || (command && key === 'x')) inside.pickUp(post);
    else if (key === 'm' && !command) inside.chooseTime(post);
    else if (key === 'd' && !command) inside.copy(post);
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

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
        isOpen={isOpen && !isDragging}
        onOpenChange={setOpen}
        placement="right top"
        aria-label={t`All posts of ${dayName}`}
      >
        <h3 className="mb-2 text-sm font-semibold text-ink-1 first-letter:uppercase">{dayName}</h3>
        <CalendarProvider value={inside}>
          <ul className="flex max-h-[420px] w-64 flex-col gap-1 overflow-y-auto p-0.5">
            {posts.map((post) => (
              <li key={post.id}>
                <CalendarPost post={post} size="full" inTabOrder onKeyDown={onKeyDown} />
              </li>
            ))}
          </ul>
        </CalendarProvider>
      </Popover>
    </>
  );
}
