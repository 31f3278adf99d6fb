import { type PointerEvent as ReactPointerEvent, useCallback } from 'react';
import type { PostCard } from '../../../shared/contract/posts.ts';
import { useCalendar } from './calendar-context.ts';
import { useCarry } from './carry.ts';
import { dropTarget, type Place } from './drop-target.ts';
import { scrollNearEdge } from './scroll-near-edge.ts';

/** A press becomes a drag once the pointer has gone this far (px), so that a click stays a click. */
const threshold = 5;

/** Lets a post be dragged to another place of the grid: put the returned handler on what shows the post. */
export function usePointerCarry(post: PostCard): (event: ReactPointerEvent) => void {
  const { zone, now, posts, move, chooseTime, today } = useCalendar();

  return useCallback(
    (press: ReactPointerEvent) => {
      // A finger scrolls; touch has the Move dialog.
      if (press.button !== 0 || press.pointerType === 'touch') return;
      const { clientX: startX, clientY: startY } = press;
      const { set } = useCarry.getState();
      const listening = new AbortController();
      let dragging = false;
      let x = startX;
      let y = startY;

      const look = (): void => {
        const place = placeAt(x, y);
        const target = place === null ? null : dropTarget(post, place, { zone, now, posts });
        set({ post, by: 'pointer', target, x, y });
      };
      const stopScrolling = scrollNearEdge(() => (dragging ? { x, y } : null), look);
      const end = (): void => {
        listening.abort();
        stopScrolling();
        if (!dragging) return;
        document.documentElement.removeAttribute('data-carrying');
        swallowNextClick();
        set(null);
      };
      const drop = (): void => {
        const target = useCarry.getState().carried?.target ?? null;
        const wasDragging = dragging;
        end();
        if (!wasDragging || target === null) return;
        if (target.outcome === 'move') move(post, target.to);
        // The hour has passed, but the day has not: ask for another hour instead of refusing the day.
        else if (target.outcome === 'refuse' && target.reason === 'past' && target.day === today)
          chooseTime(post);
      };

      const { signal } = listening;
      window.addEventListener(
        'pointermove',
        (event) => {
          if (event.pointerId !== press.pointerId) return;
          ({ clientX: x, clientY: y } = event);
          if (!dragging && Math.hypot(x - startX, y - startY) < threshold) return;
          if (!dragging) {
            dragging = true;
            window.getSelection()?.removeAllRanges();
            document.documentElement.setAttribute('data-carrying', '');
          }
          look();
        },
        { signal },
      );
      window.addEventListener('pointerup', (event) => event.pointerId === press.pointerId && drop(), {
        signal,
      });
      window.addEventListener('pointercancel', end, { signal });
      window.addEventListener('blur', end, { signal });
      window.addEventListener(
        'keydown',
        (event) => {
          if (event.key !== 'Escape' || !dragging) return;
          event.preventDefault();
          event.stopPropagation();
          end();
        },
        { signal, capture: true },
      );
    },
    [post, zone, now, posts, move, chooseTime, today],
  );
}

/** The place of the grid under a point of the window, through whatever lies on it. */
function placeAt(x: number, y: number): Place | null {
  for (const element of document.elementsFromPoint(x, y)) {
    if (!(element instanceof HTMLElement) || element.dataset['day'] === undefined) continue;
    const { day, minutes } = element.dataset;
    return { day, minutes: minutes === undefined ? null : Number(minutes) };
  }
  return null;
}

/** The click that a browser fires after a drag must not open what was dragged. */
function swallowNextClick(): void {
  const listening = new AbortController();
  window.addEventListener(
    'click',
    (event) => {
      event.preventDefault();
      event.stopPropagation();
      listening.abort();
    },
    { capture: true, signal: listening.signal },
  );
  requestAnimationFrame(() => requestAnimationFrame(() => listening.abort()));
}
