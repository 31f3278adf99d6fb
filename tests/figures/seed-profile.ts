import { fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Desktop, startDesktop } from '../e2e/desktop.ts';
import type { FillProfile } from './fill-profile.ts';

/** A used profile; the desktop that made its key has ended. */
export interface SeededProfile {
  readonly profile: string;
  remove(): void;
}

/**
 * A profile with `accounts` connected accounts and `posts` posts scheduled from tomorrow on, written by the engine's own services.
 * In a process that ends: one that stays would share the database driver's pages with the engine that is measured.
 */
export async function seedProfile(size: Pick<FillProfile, 'accounts' | 'posts'>): Promise<SeededProfile> {
  const desktop = await startDesktop();
  const dataKey = await firstStart(desktop);
  await fillProfile({ profile: desktop.profile, dataKey, ...size });
  return { profile: desktop.profile, remove: desktop.remove };
}

/** Lets the application make its profile and key, and asks its keychain for the key. */
async function firstStart(desktop: Desktop): Promise<string> {
  const page = await desktop.window();
  await page.waitForFunction(() =>
    window.kaizup.engineCondition().then(({ kind }: { kind: string }) => kind === 'running'),
  );
  const kept = JSON.parse(readFileSync(join(desktop.profile, 'data-key.json'), 'utf8')) as {
    wrapped: string;
  };
  const dataKey = await desktop.app.evaluate(
    ({ safeStorage }, wrapped) => safeStorage.decryptString(Buffer.from(wrapped, 'base64')),
    kept.wrapped,
  );
  await desktop.quit();
  return dataKey;
}

function fillProfile(wanted: FillProfile): Promise<void> {
  const child = fork(join(import.meta.dirname, 'fill-profile.ts'));
  child.send(wanted);
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`Filling the profile ended with ${String(code)}`));
    });
  });
}
