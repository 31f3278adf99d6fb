const edge = 48;
const fastest = 14;

/**
 * Scrolls the grid while a dragged post is near its upper or lower edge, and tells so that the place below can be looked up anew.
 * Returns what ends it.
 */
export function scrollNearEdge(
  pointer: () => { readonly x: number; readonly y: number } | null,
  scrolled: () => void,
): () => void {
  let frame = requestAnimationFrame(step);

  function step(): void {
    frame = requestAnimationFrame(step);
    const at = pointer();
    const scroller = document.querySelector('[data-calendar-scroller]');
    if (at === null || scroller === null) return;
    const { left, right, top, bottom } = scroller.getBoundingClientRect();
    if (at.x < left || at.x > right) return;
    const up = Math.max(0, top + edge - at.y);
    const down = Math.max(0, at.y - (bottom - edge));
    const by = Math.round((Math.min(edge, down) - Math.min(edge, up)) * (fastest / edge));
    if (by === 0) return;
    const before = scroller.scrollTop;
    scroller.scrollTop += by;
    if (scroller.scrollTop !== before) scrolled();
  }

  return () => cancelAnimationFrame(frame);
}
