/** What the Activity view can be narrowed to. */
export const activityFilters = ['all', 'published', 'problems', 'accounts', 'privacy', 'app'] as const;
export type ActivityFilter = (typeof activityFilters)[number];

/** An entry's place among all, newest first: entries of one instant go by their id. */
export interface ActivityPlace {
  readonly at: number;
  readonly id: number;
}

/** What Activity is narrowed to beside the kind: one account, and [from, to) (ms). */
export interface ActivityWithin {
  readonly accountId?: string | undefined;
  readonly from?: number | undefined;
  readonly to?: number | undefined;
}
