import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { erasingMark } from '../../../../shared/erasing-mark.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import { openVaultFile } from '../../../vault/vault-file.ts';
import { systemClock } from '../../clock.ts';
import { type Engine, type EngineOptions, openEngine } from '../../engine.ts';
import { networks } from '../../networks/index.ts';
import { type DatabaseProblem, databaseFile } from '../../store/open-database.ts';
import type { OtherPublisher } from '../../../../shared/model/other-publisher.ts';
import { openLog } from '../log.ts';
import { writeProblemOf, publisherMark } from '../publisher-mark.ts';

/** Why a profile is not opened. */
export type HeadlessRefusal =
  | DatabaseProblem
  | 'no-profile'
  | 'being-erased'
  | 'no-vault'
  | 'wrong-passphrase'
  | 'credential-open'
  | 'fully-locked'
  | OtherPublisher;

export interface HeadlessOptions {
  readonly profile: string;
  /** Another place published from this profile, and has ended for good. */
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
  const mark = publisherMark(profile);
  if (!takeOver && mark.other !== null) return fail(mark.other);
  const passphrase = await takePassphrase();
  if (!passphrase.ok) return passphrase;
  const dataKey = await openVaultFile(profile, passphrase.value);
  if (!dataKey.ok) return dataKey;
  const log = openLog(join(profile, 'logs'));
  process.on('uncaughtExceptionMonitor', (error) => log.fatal({ err: error }, 'uncaught'));
  const opened = await openEngine({
    profile,
    mark,
    dataKey: dataKey.value,
    clock: systemClock,
    networks,
    startPractice,
    log,
    erased,
  });
  if (!opened.ok) return opened;
  const engine = opened.value;
  const close = async (why: HeadlessRefusal): Promise<Outcome<never, HeadlessRefusal>> => {
    await engine.drain(0);
    return fail(why);
  };
  // Nobody is there to unlock it: it would wait for good and say nothing.
  if (engine.owner.lock.holdsWork) return close('fully-locked');
  try {
    // The database is open, so no other has it: whoever comes after a copy is told.
    engine.place.claim();
  } catch (error) {
    return close(writeProblemOf(error));
  }
  return ok(engine);
}
