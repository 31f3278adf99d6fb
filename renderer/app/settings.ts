import { create } from 'zustand';
import { defaultSettings } from '../../shared/model/default-settings.ts';
import type { Settings } from '../../shared/model/settings.ts';
import { bridge } from './bridge.ts';
import { activateLocale } from './i18n.ts';

const useSettingsStore = create<Settings>(() => defaultSettings);

/** How Kaizup looks and behaves on this computer. */
export function useSettings(): Settings {
  return useSettingsStore();
}

/** Reads the settings and puts them into effect; before the first paint. */
export async function loadSettings(): Promise<void> {
  await apply(await bridge.settings());
}

/** Changes some settings; the page follows at once. */
export async function changeSettings(change: Partial<Settings>): Promise<void> {
  await apply({ ...useSettingsStore.getState(), ...change });
  await apply(await bridge.changeSettings(change));
}

/** Folds the sidebar to its icons or opens it. */
export function toggleSidebar(): void {
  const { sidebar } = useSettingsStore.getState();
  void changeSettings({ sidebar: sidebar === 'folded' ? 'open' : 'folded' });
}

async function apply(settings: Settings): Promise<void> {
  await activateLocale(settings.locale);
  const { dataset } = document.documentElement;
  if (settings.theme === 'system') delete dataset['theme'];
  else dataset['theme'] = settings.theme;
  dataset['density'] = settings.density;
  useSettingsStore.setState(settings);
}
