import { useLayoutEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import { useCalendar } from './calendar-context.ts';
import { useCarry } from './carry.ts';
import { TargetLabel } from './TargetLabel.tsx';
import { useCarryWords } from './use-carry-words.ts';

const offset = 14;

/** What follows the pointer while a post is dragged: the post's first words, its new time, and what is there already. */
export function CarryGhost() {
  const carried = useCarry((state) => state.carried);
  const { format } = useCalendar();
  const words = useCarryWords(format);
  const ghost = useRef<HTMLDivElement>(null);
  const dragged = carried?.by === 'pointer' ? carried : null;

  // Kept inside the window: near the right or lower edge it stands on the pointer's other side.
  useLayoutEffect(() => {
    const element = ghost.current;
    if (element === null || dragged === null) return;
    const { offsetWidth: width, offsetHeight: height } = element;
    const x =
      dragged.x + offset + width > window.innerWidth ? dragged.x - offset - width : dragged.x + offset;
    const y =
      dragged.y + offset + height > window.innerHeight ? dragged.y - offset - height : dragged.y + offset;
    element.style.transform = `translate(${Math.max(4, x)}px, ${Math.max(4, y)}px)`;
  });

  if (dragged === null) return null;
  return createPortal(
    <div
      ref={ghost}
      aria-hidden="true"
      className="pointer-events-none fixed top-0 left-0 z-50 flex max-w-72 flex-col gap-1 rounded-lg border border-line bg-surface-1 px-3 py-2 shadow-lg"
    >
      <span className="truncate text-xs text-ink-2">{words.title(dragged.post)}</span>
      <TargetLabel target={dragged.target} />
    </div>,
    document.body,
  );
}
