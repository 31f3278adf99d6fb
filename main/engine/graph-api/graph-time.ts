/** Milliseconds of a time as the Graph writes it (`2026-11-22T09:15:00+0000`); NaN when it is none. */
export function parseGraphTime(text: string): number {
  return Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
}

/** Whole seconds for `since`, rounded down so that nothing falls out. */
export function graphSeconds(milliseconds: number): string {
  return String(Math.floor(milliseconds / 1000));
}
