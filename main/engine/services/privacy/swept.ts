/** What a rule let go: how many, and from when they were (ms). Nothing of what they said. */
export interface Swept {
  readonly removed: number;
  readonly oldest: number | null;
  readonly newest: number | null;
}
