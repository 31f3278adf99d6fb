import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { erasingMark } from '../../../../shared/erasing-mark.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import { openVaultFile } from '../../../vault/vault-file.ts';
import { systemClock } from '../../clock.ts';
import { type Engine, type EngineOptions, openEngine } from '../../engine.ts';
import { networks } from '../../networks/index.ts';
import { type DatabaseProblem, databaseFile } from '../../store/open-database.ts';
import { openLog } from '../log.ts';
import { markPublisher, otherPublisher } from './machine-mark.ts';

/** Why a profile is not opened. */
export type HeadlessRefusal =
  | DatabaseProblem
  | 'no-profile'
  | 'being-erased'
  | 'no-vault'
  | 'wrong-passphrase'
  | 'credential-open'
  | 'fully-locked'
  | 'published-elsewhere';

export interface HeadlessOptions {
  readonly profile: string;
  /** Another machine published from this profile, and has ended for good. */
  readonly takeOver: boolean;
  takePassphrase(): Promise<Outcome<string, 'credential-open'>>;
  /** Starts the practice networks, which accounts of the practice mode publish to. */
  readonly startPractice: EngineOptions['startPractice'];
  erased(): void;
}

/** Opens a profile that is there, under a passphrase, for an engine without a window. It makes no profile and no key. Keeps D3. */
export async function openHeadless({
  profile,
  takeOver,
  takePassphrase,
  startPractice,
  erased,
}: HeadlessOptions): Promise<Outcome<Engine, HeadlessRefusal>> {
  if (!existsSync(join(profile, databaseFile))) return fail('no-profile');
  if (existsSync(join(profile, erasingMark))) return fail('being-erased');
  if (!takeOver && otherPublisher(profile) !== null) return fail('published-elsewhere');
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
    startPractice,
    log,
    erased,
  });
  if (!opened.ok) return opened;
  // Nobody is there to unlock it: it would wait for good and say nothing.
  if (opened.value.owner.lock.holdsWork) {
    await opened.value.drain(0);
    return fail('fully-locked');
  }
  // The database is open, so no other has it: whoever comes after a copy is told.
  markPublisher(profile);
  return ok(opened.value);
}
