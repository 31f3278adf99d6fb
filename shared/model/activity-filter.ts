/** What the Activity view can be narrowed to. */
export const activityFilters = ['all', 'published', 'problems', 'accounts', 'privacy', 'app'] as const;
export type ActivityFilter = (typeof activityFilters)[number];
