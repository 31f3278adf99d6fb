import { safeStorage } from 'electron';

/** What the operating system's keychain can do for Kaizup. */
export type Keychain =
  | { readonly kind: 'available'; readonly backend: string }
  /** No keychain at all. */
  | { readonly kind: 'unavailable' }
  /** Chromium's fixed key (`basic_text`): the same on every computer, so no protection. */
  | { readonly kind: 'insecure' };

/** The system's keychain as Kaizup uses it. */
export interface SystemKeychain {
  inspect(): Keychain;
  /** Seals a text for this user of this computer. */
  seal(text: string): Buffer;
  /** Throws when it was sealed by another keychain. */
  open(sealed: Buffer): string;
}

/** Chromium marks what its fixed Linux key encrypted with `v10`, and what a real keyring's key encrypted with `v11`. */
const fixedKeyMark = 'v10';

/** Looks at the keychain; only after the app is ready. */
export function inspectKeychain(): Keychain {
  if (!safeStorage.isEncryptionAvailable()) return { kind: 'unavailable' };
  if (process.platform !== 'linux') return { kind: 'available', backend: process.platform };
  const mark = safeStorage.encryptString('probe').subarray(0, 3).toString('latin1');
  if (mark === fixedKeyMark) return { kind: 'insecure' };
  return { kind: 'available', backend: linuxBackend() };
}

function linuxBackend(): string {
  // Electron 25 lacks the call that names the backend.
  const named =
    'getSelectedStorageBackend' in safeStorage ? safeStorage.getSelectedStorageBackend : undefined;
  return typeof named === 'function' ? named.call(safeStorage) : 'keyring';
}

/** The keychain that Electron reaches; only after the app is ready. */
export const systemKeychain: SystemKeychain = {
  inspect: inspectKeychain,
  seal: (text) => safeStorage.encryptString(text),
  open: (sealed) => safeStorage.decryptString(sealed),
};
