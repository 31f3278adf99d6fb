/** What holds before the owner has set anything. Apart from its schema (`settings.ts`), which the page does without. */
export const defaultSettings = {
  locale: 'en',
  theme: 'system',
  density: 'comfortable',
  weekStart: 'monday',
  sidebar: 'open',
  openAtLogin: false,
  notifications: true,
} as const;
