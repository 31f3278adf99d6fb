import { z } from '../zod.ts';
import { defaultSettings } from './default-settings.ts';

export const locale = z.enum(['en', 'fr']);
export type Locale = z.infer<typeof locale>;

/** What the owner can set about how Kaizup looks and behaves on this computer. Kept by the host, apart from the data. */
export const settings = z.object({
  locale: locale.catch(defaultSettings.locale),
  theme: z.enum(['system', 'light', 'dark']).catch(defaultSettings.theme),
  density: z.enum(['comfortable', 'compact']).catch(defaultSettings.density),
  weekStart: z.enum(['monday', 'sunday']).catch(defaultSettings.weekStart),
  sidebar: z.enum(['open', 'folded']).catch(defaultSettings.sidebar),
  openAtLogin: z.boolean().catch(defaultSettings.openAtLogin),
  notifications: z.boolean().catch(defaultSettings.notifications),
});
export type Settings = z.infer<typeof settings>;

/** What the owner told Kaizup to do: it could not do so without keeping it. The rest is preference, and kept with consent only. */
export const neededSettings = [
  'locale',
  'openAtLogin',
  'notifications',
] as const satisfies readonly (keyof Settings)[];
