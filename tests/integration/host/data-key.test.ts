import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createDataKeys } from '../../../main/host/keychain/data-key.ts';
import { keyFile } from '../../../main/vault/vault-file.ts';
import type { SystemKeychain } from '../../../main/host/keychain/keychain.ts';
import { createAttemptsFile } from '../../../main/host/lock/attempts-file.ts';
import { lockByItself } from '../../../main/host/lock/auto-lock.ts';
import { sealUnderPassword } from '../../../main/vault/password-slot.ts';
import { newRecoveryCode, sealUnderCode } from '../../../main/vault/recovery-code.ts';
import type { KeyLock } from '../../../shared/model/key-lock.ts';
import { type EngineBench, openBench } from '../../engine-bench.ts';
import { standInKeychain } from '../../stand-in-keychain.ts';

const password = 'vier natte katten op een dak';
const cheap = { memoryKiB: 1024, passes: 1, lanes: 1 };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'kaizup-key-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (): string => readFileSync(join(folder, keyFile), 'utf8');
const value = <T>(outcome: { ok: boolean; value?: T }): T => {
  if (!outcome.ok || outcome.value === undefined) throw new Error('There is no key');
  return outcome.value;
};

async function lockOf(dataKey: string, codes: readonly string[] = []): Promise<KeyLock> {
  return {
    passwords: [await sealUnderPassword(dataKey, password, cheap)],
    codes: codes.map((code) => sealUnderCode(dataKey, code)),
    secondFactor: true,
  };
}

describe('the key file', () => {
  test('D3 under a full lock opens with keychain and password together, and with neither alone', async () => {
    const keychain = standInKeychain();
    const keys = createDataKeys(folder, keychain);
    const dataKey = value(keys.unwrap());
    const code = newRecoveryCode();
    keys.keep(dataKey, await lockOf(dataKey, [code]));
    expect(keys.unwrap()).toMatchObject({ ok: false, failure: 'locked' });
    expect(keys.lock()?.secondFactor).toBe(true);
    expect(await keys.unlock({ password: 'drie natte katten' })).toBeUndefined();
    expect(await keys.unlock({ recoveryCode: newRecoveryCode() })).toBeUndefined();
    expect(await keys.unlock({ password })).toBe(dataKey);
    expect(await keys.unlock({ recoveryCode: code.toUpperCase() })).toBe(dataKey);
    // What the keychain gives to whoever runs as the owner is not the key.
    const kept: { wrapped: string } = JSON.parse(file());
    expect(keychain.open(Buffer.from(kept.wrapped, 'base64'))).not.toContain(dataKey);
    const elsewhere = createDataKeys(folder, standInKeychain());
    expect(elsewhere.unwrap()).toMatchObject({ ok: false, failure: 'keychain-changed' });
    expect(await elsewhere.unlock({ password })).toBeUndefined();
  });

  test('D3 gives its key by itself again once the full lock is lifted', async () => {
    const keys = createDataKeys(folder, standInKeychain());
    const dataKey = value(keys.unwrap());
    keys.keep(dataKey, await lockOf(dataKey));
    keys.keep(dataKey, null);
    expect(keys.unwrap()).toEqual({ ok: true, value: dataKey });
  });

  test('D3 is written only when it changes', async () => {
    const keys = createDataKeys(folder, standInKeychain());
    const dataKey = value(keys.unwrap());
    const first = file();
    keys.keep(dataKey, null);
    expect(file()).toBe(first);
    const lock = await lockOf(dataKey);
    keys.keep(dataKey, lock);
    const second = file();
    keys.keep(dataKey, lock);
    expect(file()).toBe(second);
    expect(second).not.toBe(first);
  });

  test('D3 a vault keeps its passphrase, which is asked for before the password', async () => {
    const keys = createDataKeys(folder, standInKeychain({ kind: 'unavailable' }));
    const dataKey = (await keys.createVault('a passphrase of its own')) ?? '';
    const before = file();
    keys.keep(dataKey, await lockOf(dataKey));
    expect(file()).toBe(before);
    expect(keys.unwrap()).toMatchObject({ ok: false, failure: 'vault-locked' });
    expect(await keys.openVault('a passphrase of its own')).toBe(dataKey);
    expect(await keys.openVault('another passphrase')).toBeUndefined();
  });
});

describe('another keychain', () => {
  /** The keychain by another name: the same sealing, as after a change of desktop. */
  const renamed = (backend: string, { seal, open } = standInKeychain()): SystemKeychain => ({
    inspect: () => ({ kind: 'available', backend }),
    seal,
    open,
  });

  test.each(['keychain', 'locked'] as const)(
    'D22 that opens a key file (%s) is told once, and the file says its name from then on',
    async (kind) => {
      const keychain = standInKeychain();
      const first = createDataKeys(folder, renamed('gnome_libsecret', keychain));
      const dataKey = value(first.unwrap());
      if (kind === 'locked') first.keep(dataKey, await lockOf(dataKey));
      expect(first.takeChange()).toBeUndefined();
      const next = createDataKeys(folder, renamed('kwallet6', keychain));
      expect(next.unwrap()).toMatchObject(
        kind === 'locked' ? { failure: 'locked' } : { ok: true, value: dataKey },
      );
      expect(next.takeChange()).toEqual({ before: 'gnome_libsecret', now: 'kwallet6' });
      expect(next.takeChange()).toBeUndefined();
      const third = createDataKeys(folder, renamed('kwallet6', keychain));
      expect(third.unwrap().ok).toBe(kind === 'keychain');
      expect(third.takeChange()).toBeUndefined();
      if (kind === 'locked') expect(await third.unlock({ password })).toBe(dataKey);
    },
  );

  test.each(['keychain', 'locked'] as const)(
    'D22 that does not open a key file (%s) is told once an engine runs, and the file stays as it is',
    async (kind) => {
      const first = createDataKeys(folder, renamed('gnome_libsecret'));
      const dataKey = value(first.unwrap());
      if (kind === 'locked') first.keep(dataKey, await lockOf(dataKey));
      const before = file();
      const next = createDataKeys(folder, renamed('kwallet6'));
      expect(next.unwrap()).toMatchObject({ failure: 'keychain-changed' });
      expect(next.takeChange()).toEqual({ before: 'gnome_libsecret', now: 'kwallet6' });
      expect(file()).toBe(before);
    },
  );

  test('D22 is no other one when only an older Electron had no name for it', () => {
    const keychain = standInKeychain();
    createDataKeys(folder, renamed('keyring', keychain)).unwrap();
    const next = createDataKeys(folder, renamed('gnome_libsecret', keychain));
    expect(next.unwrap().ok).toBe(true);
    expect(next.takeChange()).toBeUndefined();
  });
});

describe('a crash while the level changes', () => {
  const full = { level: 'full', afterMinutes: 15, onSleep: true, onScreenLock: true } as const;
  const window = { ...full, level: 'window' } as const;
  let benches: EngineBench[] = [];
  afterEach(async () => {
    for (const bench of benches) await bench.remove();
    benches = [];
  });

  /** What a start of the application finds: the key by itself, or by the password. */
  async function keyAtStart(keys: ReturnType<typeof createDataKeys>, secret: string): Promise<string> {
    const unwrapped = keys.unwrap();
    return unwrapped.ok ? unwrapped.value : ((await keys.unlock({ password: secret })) ?? 'none');
  }

  /** An engine whose host stops keeping the key after so many times: from there on nothing more reached the disk. */
  async function engineWith(writes: number) {
    const keys = createDataKeys(folder, standInKeychain());
    const dataKey = value(keys.unwrap());
    let left = Number.POSITIVE_INFINITY;
    let cut = (): void => undefined;
    const cutOff = new Promise<void>((resolve) => {
      cut = resolve;
    });
    const bench = await openBench(undefined, {
      dataKey,
      keepKeyLock: (lock) => {
        if (left === 0) {
          cut();
          return new Promise(() => undefined);
        }
        left -= 1;
        keys.keep(dataKey, lock);
        return Promise.resolve(true);
      },
    });
    await bench.page.owner.setPassword({ current: null, next: password });
    benches.push(bench);
    return {
      bench,
      keys,
      dataKey,
      cutOff,
      crashAfter: () => {
        left = writes;
      },
      /** The profile as the next start finds it. */
      async next() {
        const opened = await openBench(
          { ...bench, dataKey },
          { dataKey, keepKeyLock: (lock) => Promise.resolve(keys.keep(dataKey, lock)).then(() => true) },
        );
        benches = [opened];
        return opened;
      },
    };
  }

  test.each([
    ['to full', 0],
    ['to full', 1],
    ['to window', 0],
    ['of the password', 0],
    ['of the password', 1],
  ] as const)(
    'D3 %s, after %i writes, leaves a key that opens, and a password that is taken',
    async (step, writes) => {
      const { bench, keys, dataKey, crashAfter, cutOff, next } = await engineWith(writes);
      const other = 'een heel ander lang woord';
      if (step !== 'to full') await bench.page.owner.setLocking({ locking: full, password });
      crashAfter();
      const work =
        step === 'of the password'
          ? bench.page.owner.setPassword({ current: password, next: other })
          : bench.page.owner.setLocking({ locking: step === 'to full' ? full : window, password });
      void work;
      // The change stands still where the host was cut off; nothing of it goes on by itself.
      await cutOff;
      bench.engine.store.close();

      const again = await next();
      const { lock } = again.engine.owner;
      const taken: string[] = [];
      for (const secret of [password, other]) {
        if ((await keyAtStart(keys, secret)) !== dataKey) continue;
        if ((await lock.unlock({ by: 'password', password: secret, code: null }, [])).kind === 'unlocked') {
          taken.push(secret);
          lock.lock();
        }
      }
      expect(taken).toHaveLength(1);
      // Unlocking has brought the file in step with the database.
      const { level } = (await again.page.owner.security()).locking;
      expect(keys.unwrap().ok).toBe(level === 'window');
    },
  );
});

describe('attempts at a full lock', () => {
  test('D3 are counted before they are made, wait as long as the engine would have them, and survive', () => {
    let now = 1_000_000;
    for (let tries = 1; tries <= 5; tries += 1) {
      const attempts = createAttemptsFile(folder, () => now);
      expect(attempts.waitUntil()).toBeNull();
      attempts.begin();
      expect(attempts.refused(false)).toBe(tries);
      now += 10;
    }
    const attempts = createAttemptsFile(folder, () => now);
    expect(attempts.waitUntil()).toBe(now - 10 + 30_000);
    now += 30_000;
    attempts.begin();
    // Cut off here: it counts all the same.
    expect(createAttemptsFile(folder, () => now).waitUntil()).toBe(now + 60_000);
    expect(attempts.earlier).toHaveLength(5);
    attempts.clear();
    expect(existsSync(join(folder, 'unlock-attempts.json'))).toBe(false);
    expect(attempts.waitUntil()).toBeNull();
  });

  test('D3 a damaged file forgives, and does not stop the owner', () => {
    writeFileSync(join(folder, 'unlock-attempts.json'), '{"failures":');
    expect(createAttemptsFile(folder, Date.now).waitUntil()).toBeNull();
  });
});

describe('locking by itself', () => {
  test('D3 after the time that the owner set, when the computer sleeps, when its screen locks', () => {
    let idle = 0;
    let look = (): void => undefined;
    const heard = new Map<string, () => void>();
    const locked: string[] = [];
    let now = 'time';
    const desk = {
      state: { locked: false, canLock: true, level: 'window', secondFactor: false, waitUntil: null } as const,
      locking: { level: 'window', afterMinutes: 5, onSleep: true, onScreenLock: false } as const,
      lock: () => {
        locked.push(now);
        return Promise.resolve(true);
      },
    };
    lockByItself(
      desk,
      { getSystemIdleTime: () => idle, on: (event, listener) => heard.set(event, listener) },
      (work) => {
        look = work;
      },
    );
    idle = 299;
    look();
    expect(locked).toEqual([]);
    idle = 300;
    look();
    now = 'sleep';
    heard.get('suspend')?.();
    now = 'screen';
    heard.get('lock-screen')?.();
    expect(locked).toEqual(['time', 'sleep']);
  });
});
