import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { erasingMark } from '../../../shared/erasing-mark.ts';
import { fail, ok, type Outcome } from '../../../shared/outcome.ts';
import { openVaultFile } from '../../vault/vault-file.ts';
import { systemClock } from '../clock.ts';
import { type Engine, openEngine } from '../engine.ts';
import { networks } from '../networks/index.ts';
import { type DatabaseProblem, databaseFile } from '../store/open-database.ts';
import { openLog } from './log.ts';

/** How the process ends, after sysexits: a service manager tries again what may pass, and nothing else. */
export const exitCodes = {
  ended: 0,
  usage: 64,
  noProfile: 66,
  unavailable: 69,
  cannotWrite: 73,
  refused: 77,
  unsuited: 78,
} as const;

/** Why a profile is not opened. */
export type HeadlessRefusal =
  | DatabaseProblem
  | 'no-profile'
  | 'being-erased'
  | 'no-vault'
  | 'wrong-passphrase'
  | 'credential-open'
  | 'fully-locked';

/** What the operator reads, and the exit code beside it. */
export const refusals: Readonly<
  Record<HeadlessRefusal, { readonly sentence: string; readonly exitCode: number }>
> = {
  'no-profile': {
    sentence: 'There is no Kaizup profile in this folder.',
    exitCode: exitCodes.noProfile,
  },
  'being-erased': {
    sentence: 'This profile is being erased. Open it in Kaizup once to finish.',
    exitCode: exitCodes.unsuited,
  },
  'no-vault': {
    sentence:
      "This profile's key is kept by the keychain of the computer that made it. Only a profile under a passphrase opens here.",
    exitCode: exitCodes.unsuited,
  },
  'wrong-passphrase': {
    sentence: 'This is not the passphrase of this profile.',
    exitCode: exitCodes.refused,
  },
  'credential-open': {
    sentence: 'The passphrase file can be read by others. Close it to them (chmod 600) and start again.',
    exitCode: exitCodes.refused,
  },
  'fully-locked': {
    sentence:
      'This profile holds its work until its owner has signed in. Choose another lock in Kaizup, under Settings, then start again.',
    exitCode: exitCodes.unsuited,
  },
  'profile-in-use': {
    sentence: 'Another Kaizup has this profile open. It must be closed first.',
    exitCode: exitCodes.unavailable,
  },
  'profile-read-only': {
    sentence: 'The profile cannot be written.',
    exitCode: exitCodes.cannotWrite,
  },
  'disk-full': { sentence: 'The disk is full.', exitCode: exitCodes.cannotWrite },
  'database-damaged': {
    sentence: 'The database is damaged. Nothing was changed.',
    exitCode: exitCodes.unsuited,
  },
  'database-foreign': {
    sentence: 'The database in this folder is not one of Kaizup. Nothing was changed.',
    exitCode: exitCodes.unsuited,
  },
  'database-newer': {
    sentence: 'The profile was made by a newer Kaizup. Nothing was changed.',
    exitCode: exitCodes.unsuited,
  },
  'keychain-changed': {
    sentence: "The database is under another key than the profile's. Nothing was changed.",
    exitCode: exitCodes.unsuited,
  },
};

/** Opens a profile that is there, under a passphrase, for an engine without a window. It makes no profile and no key. Keeps D3. */
export async function openHeadless(
  profile: string,
  takePassphrase: () => Promise<Outcome<string, 'credential-open'>>,
  erased: () => void,
): Promise<Outcome<Engine, HeadlessRefusal>> {
  if (!existsSync(join(profile, databaseFile))) return fail('no-profile');
  if (existsSync(join(profile, erasingMark))) return fail('being-erased');
  const passphrase = await takePassphrase();
  if (!passphrase.ok) return passphrase;
  const dataKey = await openVaultFile(profile, passphrase.value);
  if (!dataKey.ok) return dataKey;
  const log = openLog(join(profile, 'logs'));
  process.on('uncaughtExceptionMonitor', (error) => log.fatal({ err: error }, 'uncaught'));
  const opened = await openEngine({
    profile,
    dataKey: dataKey.value,
    clock: systemClock,
    networks,
    startPractice: null,
    log,
    erased,
  });
  if (!opened.ok) return opened;
  // Nobody is there to unlock it: it would wait for good and say nothing.
  if (opened.value.owner.lock.holdsWork) {
    await opened.value.drain(0);
    return fail('fully-locked');
  }
  return ok(opened.value);
}
