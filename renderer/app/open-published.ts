import type { AccountMode } from '../../shared/model/network.ts';
import { toastError } from '../ui/toast-error.ts';
import { bridge } from './bridge.ts';
import { engine } from './engine-client.ts';

/** Opens what was published in the browser. A practice network is started first: its page is served by this computer. */
export async function openPublished(url: string, mode: AccountMode | null): Promise<void> {
  try {
    const page = mode === 'practice' ? await engine.accounts.practicePage({ url }) : { url };
    await bridge.openExternal(page.url);
  } catch (error) {
    toastError(error);
  }
}
