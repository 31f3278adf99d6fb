import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Engine } from '../../../main/engine/engine.ts';
import { openHeadless } from '../../../main/engine/start/headless/open-profile.ts';
import { passphraseIn } from '../../../main/engine/start/headless/passphrase.ts';
import { deriveKeys } from '../../../main/engine/store/keys.ts';
import { openDatabase } from '../../../main/engine/store/open-database.ts';
import { createDataKeys } from '../../../main/host/keychain/data-key.ts';
import { keyFile } from '../../../main/vault/vault-file.ts';
import { erasingMark } from '../../../shared/erasing-mark.ts';
import { ok } from '../../../shared/outcome.ts';
import { standInKeychain } from '../../stand-in-keychain.ts';

const passphrase = 'vier natte katten op een dak';

let folder: string;
let opened: Engine[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaizup-headless-'));
});
afterEach(async () => {
  for (const engine of opened) await engine.drain(0);
  opened = [];
  rmSync(folder, { recursive: true, force: true });
});

async function open(given = passphrase) {
  const outcome = await openHeadless({
    profile: folder,
    takeOver: false,
    takePassphrase: async () => ok(given),
    startPractice: null,
    erased: () => undefined,
  });
  if (outcome.ok) opened.push(outcome.value);
  return outcome;
}

/** A profile as the desktop leaves it, its key in the vault or in the keychain. */
async function leaveProfile(kind: 'vault' | 'keychain'): Promise<void> {
  const keychain = kind === 'vault' ? standInKeychain({ kind: 'unavailable' }) : standInKeychain();
  const keys = createDataKeys(folder, keychain);
  const unwrapped = kind === 'vault' ? undefined : keys.unwrap();
  const dataKey = unwrapped?.ok === true ? unwrapped.value : await keys.createVault(passphrase);
  const database = await openDatabase(folder, deriveKeys(dataKey ?? ''));
  if (!database.ok) throw new Error(database.failure);
  database.value.close();
}

describe('an engine without a window', () => {
  test('D3 opens a profile of the desktop by its passphrase, and the desktop opens it afterwards', async () => {
    await leaveProfile('vault');
    const before = readFileSync(join(folder, keyFile), 'utf8');
    expect(await open('drie natte katten op een dak')).toEqual({ ok: false, failure: 'wrong-passphrase' });
    expect((await open()).ok).toBe(true);
    expect(await open()).toEqual({ ok: false, failure: 'profile-in-use' });
    for (const engine of opened.splice(0)) await engine.drain(0);
    expect(readFileSync(join(folder, keyFile), 'utf8')).toBe(before);
    const desktop = createDataKeys(folder, standInKeychain({ kind: 'unavailable' }));
    const database = await openDatabase(folder, deriveKeys((await desktop.openVault(passphrase)) ?? ''));
    expect(database.ok).toBe(true);
    if (database.ok) database.value.close();
  });

  test('D3 makes no profile and no key, and leaves alone what a keychain keeps', async () => {
    expect(await open()).toEqual({ ok: false, failure: 'no-profile' });
    await leaveProfile('keychain');
    expect(await open()).toEqual({ ok: false, failure: 'no-vault' });
    rmSync(join(folder, keyFile));
    expect(await open()).toEqual({ ok: false, failure: 'no-vault' });
  });

  test('does not open a profile that is being erased', async () => {
    await leaveProfile('vault');
    writeFileSync(join(folder, erasingMark), '');
    expect(await open()).toEqual({ ok: false, failure: 'being-erased' });
  });

  test('takes no passphrase from a file that everybody can read', () => {
    const path = join(folder, 'passphrase');
    writeFileSync(path, `${passphrase}\n`, { mode: 0o600 });
    expect(passphraseIn(path)).toEqual(ok(passphrase));
    chmodSync(path, 0o644);
    expect(passphraseIn(path)).toEqual({ ok: false, failure: 'credential-open' });
  });
});
