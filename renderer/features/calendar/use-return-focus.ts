import { useEffect, useRef } from 'react';
import { useRoute } from '../../app/router.ts';
import { useCalendarState } from './calendar-state.ts';

/** When the inspector of a post closes, the keyboard goes back to that post in the calendar. */
export function useReturnFocus(): void {
  const route = useRoute();
  const inspected = useRef<string | null>(null);

  useEffect(() => {
    if (route.name === 'post') {
      inspected.current = route.postId;
      return undefined;
    }
    const postId = inspected.current;
    inspected.current = null;
    if (route.name !== 'calendar' || postId === null) return undefined;
    // After the frame of the page has taken the focus for the new place.
    const frame = requestAnimationFrame(() => useCalendarState.getState().requestFocus({ postId }));
    return () => cancelAnimationFrame(frame);
  }, [route]);
}
