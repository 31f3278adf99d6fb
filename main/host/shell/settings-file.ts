import { lstatSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import ElectronStore from 'electron-store';
import { defaultSettings } from '../../../shared/model/default-settings.ts';
import { type Settings, settings as settingsSchema } from '../../../shared/model/settings.ts';

/** Where the window was. */
export interface WindowPlace {
  readonly width: number;
  readonly height: number;
  readonly x?: number;
  readonly y?: number;
  readonly maximised: boolean;
}

interface Stored {
  settings: Settings;
  window: WindowPlace | null;
}

/** How Kaizup looks and behaves on this computer; a damaged file is put aside and the rest goes on. */
export interface SettingsFile {
  get(): Settings;
  change(change: Partial<Settings>): Settings;
  window(): WindowPlace | null;
  keepWindow(place: WindowPlace): void;
}

/** Opens `settings.json` in the profile; the system's language is the first start's language. */
export function openSettings(folder: string, systemLocale: string): SettingsFile {
  putDamagedAside(join(folder, 'settings.json'));
  const locale = systemLocale.toLowerCase().startsWith('fr') ? 'fr' : 'en';
  const store = new ElectronStore<Stored>({
    name: 'settings',
    cwd: folder,
    configFileMode: 0o600,
    defaults: { settings: { ...defaultSettings, locale }, window: null },
  });
  const get = (): Settings => settingsSchema.parse(store.get('settings') ?? {});
  return {
    get,
    change(change) {
      const next = settingsSchema.parse({ ...get(), ...change });
      store.set('settings', next);
      return next;
    },
    window: () => store.get('window'),
    keepWindow: (place) => store.set('window', place),
  };
}

/**
 * A file that is no JSON object would stop the app at start: it is kept under another name for whoever wants to look. So is a link,
 * which would lead what is written to another file.
 */
function putDamagedAside(path: string): void {
  const found = lstatSync(path, { throwIfNoEntry: false });
  if (found === undefined) return;
  try {
    if (!found.isFile()) throw new SyntaxError('No file');
    const parsed: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
  }
  renameSync(path, `${path}.damaged`);
}
