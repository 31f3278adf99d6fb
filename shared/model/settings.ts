import { z } from '../zod.ts';

export const locale = z.enum(['en', 'fr']);
export type Locale = z.infer<typeof locale>;

/** What the owner can set about how Kaizup looks and behaves on this computer. Kept by the host, apart from the data. */
export const settings = z.object({
  locale: locale.catch('en'),
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  density: z.enum(['comfortable', 'compact']).catch('comfortable'),
  weekStart: z.enum(['monday', 'sunday']).catch('monday'),
  openAtLogin: z.boolean().catch(false),
  notifications: z.boolean().catch(true),
});
export type Settings = z.infer<typeof settings>;
export const defaultSettings: Settings = settings.parse({});
