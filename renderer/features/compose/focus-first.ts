/** Takes the keyboard to the first thing in a place that can be changed. */
export function focusFirst(place: Element | null): void {
  place?.scrollIntoView({ block: 'nearest' });
  const first = place?.querySelector<HTMLElement>('textarea, input, button:not([disabled])');
  first?.focus({ preventScroll: true });
}
