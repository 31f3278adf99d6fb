import { lstatSync, readFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import ElectronStore from 'electron-store';
import { defaultSettings } from '../../../shared/model/default-settings.ts';
import { neededSettings, type Settings, settings as settingsSchema } from '../../../shared/model/settings.ts';

/** Where the window was. */
export interface WindowPlace {
  readonly width: number;
  readonly height: number;
  readonly x?: number;
  readonly y?: number;
  readonly maximised: boolean;
}

interface Stored {
  settings: Partial<Settings>;
  window: WindowPlace | null;
}

/**
 * How Kaizup looks and behaves on this computer; a damaged file is put aside and the rest goes on. What is preference is on disk while the
 * owner agrees to that, and lasts until the end of the run otherwise. Keeps D13, D16.
 */
export interface SettingsFile {
  get(): Settings;
  change(change: Partial<Settings>): Settings;
  window(): WindowPlace | null;
  keepWindow(place: WindowPlace): void;
  /** The owner agrees to preferences being kept, or no longer does: then what is on disk of them goes at once. */
  keepPreferences(agreed: boolean): void;
}

/** Opens `settings.json` in the profile; the system's language is the first start's language. */
export function openSettings(folder: string, systemLocale: string): SettingsFile {
  putDamagedAside(join(folder, 'settings.json'));
  const locale = systemLocale.toLowerCase().startsWith('fr') ? 'fr' : 'en';
  const store = new ElectronStore<Stored>({ name: 'settings', cwd: folder, configFileMode: 0o600 });
  let settings: Settings = settingsSchema.parse({ ...defaultSettings, locale, ...store.get('settings') });
  let place: WindowPlace | null = store.get('window', null);
  // Until the engine has told, nothing is added to what was kept with consent, and nothing of it goes.
  let agreed: boolean | undefined;

  function write(): void {
    if (agreed === true) {
      store.set('settings', settings);
      store.set('window', place);
      return;
    }
    const kept = agreed === undefined ? store.get('settings') : {};
    const needed = Object.fromEntries(neededSettings.map((name) => [name, settings[name]]));
    store.set('settings', { ...kept, ...needed });
    if (agreed === false) store.delete('window');
  }

  return {
    get: () => settings,
    change(change) {
      settings = settingsSchema.parse({ ...settings, ...change });
      write();
      return settings;
    },
    window: () => place,
    keepWindow(next) {
      place = next;
      if (agreed === true) store.set('window', place);
    },
    keepPreferences(next) {
      if (next === agreed) return;
      agreed = next;
      write();
    },
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
