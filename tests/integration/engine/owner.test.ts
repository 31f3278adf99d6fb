import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { codeOfStep, stepOf } from '../../../main/engine/services/owner/totp.ts';
import { bytesOfProfile, filesWith } from '../../bytes-of-profile.ts';
import { type EngineBench, openBench } from '../../engine-bench.ts';
import { fromBase32 } from '../../from-base32.ts';

const password = 'vier natte katten op een dak';
const levain = {
  firstName: 'An',
  lastName: 'Peeters',
  email: 'an@levain.be',
  company: 'Levain',
  position: 'Baker',
};

let bench: EngineBench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.remove());

const codeAt = (secret: Buffer, away = 0): string => codeOfStep(secret, stepOf(bench.clock.now()) + away);
const codeOf = (error: unknown): string =>
  (error as { callError?: { code?: string } }).callError?.code ?? String(error);
const refusal = (work: Promise<unknown>): Promise<string> => work.then(() => 'taken', codeOf);

async function withSecondFactor(): Promise<{ secret: Buffer; codes: readonly string[] }> {
  const { recoveryCodes } = await bench.page.owner.setPassword({ current: null, next: password });
  const { secret: shown } = await bench.page.owner.beginSecondFactor({ password });
  const secret = fromBase32(shown);
  await bench.page.owner.confirmSecondFactor({ code: codeAt(secret) });
  await bench.clock.advance(60_000);
  return { secret, codes: recoveryCodes ?? [] };
}

describe('who the owner is', () => {
  test('D2 is empty until they say so, and each correction keeps what stood there', async () => {
    const { page, clock } = bench;
    expect((await page.owner.profile()).profile.email).toBe('');
    await page.owner.changeProfile(levain);
    await clock.advance(1000);
    await page.owner.changeProfile({ ...levain, company: 'Bakkerij Levain', lastName: '' });
    await page.owner.changeProfile({ ...levain, company: 'Bakkerij Levain', lastName: '' });
    bench = await bench.reopen();
    const { profile, changes } = await bench.page.owner.profile();
    expect(profile).toEqual({ ...levain, company: 'Bakkerij Levain', lastName: '' });
    expect(changes).toHaveLength(7);
    expect(changes.slice(0, 2).map(({ field, before, after }) => [field, before, after])).toEqual([
      ['company', 'Levain', 'Bakkerij Levain'],
      ['lastName', 'Peeters', ''],
    ]);
    const audited = bench.engine.audit.page(null, 10).filter(({ kind }) => kind === 'profile-changed');
    expect(audited.map(({ detail }) => detail['fields'])).toEqual([
      'lastName company',
      'firstName lastName email company position',
    ]);
  });

  test('D2 takes no address that browsers would not', async () => {
    await expect(bench.page.owner.changeProfile({ ...levain, email: 'an at levain' })).rejects.toThrow();
    expect((await bench.page.owner.profile()).changes).toEqual([]);
  });
});

describe('the password', () => {
  test('D3 is refused while it is weak, and then nothing is kept of it', async () => {
    await bench.page.owner.changeProfile(levain);
    for (const next of ['too short', 'AnPeeters2026!', 'azertyuiop1234']) {
      expect(await refusal(bench.page.owner.setPassword({ current: null, next }))).toBe('password-weak');
    }
    expect((await bench.page.owner.security()).passwordSince).toBeNull();
    expect(bench.engine.owner.lock.lock()).toBe(false);
  });

  test('D3 and codes and second factor are in no file in the clear, nor what they are made from', async () => {
    const { secret, codes } = await withSecondFactor();
    await bench.engine.audit.settle();
    const words = [
      password,
      ...codes,
      ...codes.map((code) => code.replaceAll('-', '')),
      secret.toString('hex'),
      secret.toString('latin1'),
      bench.dataKey,
      Buffer.from(bench.dataKey, 'hex').toString('latin1'),
      createHmac('sha256', '').update(password).digest('hex'),
    ];
    expect(codes).toHaveLength(10);
    expect(new Set(codes).size).toBe(10);
    expect(filesWith(bytesOfProfile(bench.profile, bench.dataKey), words)).toEqual([]);
  });

  test('D3 keeps its argon2id parameters, and asks for more of them once more are asked', async () => {
    await bench.page.owner.setPassword({ current: null, next: password });
    const { store } = bench.engine;
    const slot = (): Record<string, unknown> =>
      JSON.parse(store.first(store.sql.selectFrom('owner_credential').select('slot'))?.slot ?? '{}');
    expect(slot()).toMatchObject({ memoryKiB: 65_536, passes: 3, lanes: 4 });
    const { sealUnderPassword } = await import('../../../main/vault/password-slot.ts');
    const small = await sealUnderPassword(bench.dataKey, password, { memoryKiB: 8192, passes: 1, lanes: 1 });
    store.run(store.sql.updateTable('owner_credential').set({ slot: JSON.stringify(small) }));
    bench.engine.owner.lock.lock();
    const answer = { by: 'password', password, code: null } as const;
    expect(await bench.engine.owner.lock.unlock(answer, [])).toEqual({ kind: 'unlocked' });
    expect(slot()).toMatchObject({ memoryKiB: 65_536, passes: 3, lanes: 4 });
    bench.engine.owner.lock.lock();
    expect(await bench.engine.owner.lock.unlock(answer, [])).toEqual({ kind: 'unlocked' });
  });

  test('D3 is needed to change it, to remove it, and for a second factor', async () => {
    const { page } = bench;
    await page.owner.setPassword({ current: null, next: password });
    const wrong = 'drie natte katten op een dak';
    expect(await refusal(page.owner.setPassword({ current: wrong, next: `${password}!` }))).toBe(
      'password-wrong',
    );
    expect(await refusal(page.owner.setPassword({ current: null, next: `${password}!` }))).toBe(
      'password-wrong',
    );
    expect(await refusal(page.owner.removePassword({ password: wrong, code: null }))).toBe('password-wrong');
    expect(await refusal(page.owner.beginSecondFactor({ password: wrong }))).toBe('password-wrong');
    expect((await page.owner.security()).refusedAttempts.map(({ failures }) => failures)).toEqual([3, 2, 1]);
    await page.owner.setPassword({ current: password, next: `${password}!` });
    await page.owner.removePassword({ password: `${password}!`, code: null });
    expect((await page.owner.security()).recoveryCodesLeft).toBe(0);
    expect(bench.engine.audit.page(null, 20).map(({ kind }) => kind)).toEqual([
      'password-removed',
      'password-changed',
      'unlock-refused',
      'unlock-refused',
      'unlock-refused',
      'password-set',
    ]);
  });

  test('D3 composed in another way is the same password', async () => {
    await bench.page.owner.setPassword({ current: null, next: 'café crème à la plage' });
    await bench.page.owner.beginSecondFactor({ password: 'café crème à la plage'.normalize('NFD') });
  });
});

describe('the second factor', () => {
  test('D3 is in force once a code of it was seen, and not before', async () => {
    const { page } = bench;
    await page.owner.setPassword({ current: null, next: password });
    const secret = fromBase32((await page.owner.beginSecondFactor({ password })).secret);
    expect(bench.engine.owner.lock.state().state.secondFactor).toBe(false);
    expect(await refusal(page.owner.confirmSecondFactor({ code: codeAt(secret, 9) }))).toBe('code-wrong');
    await page.owner.confirmSecondFactor({ code: codeAt(secret) });
    expect(bench.engine.owner.lock.state().state.secondFactor).toBe(true);
    expect(await refusal(page.owner.beginSecondFactor({ password }))).toBe('not-in-this-state');
  });

  test('D3 a code of the second factor works once', async () => {
    const { secret } = await withSecondFactor();
    const { lock } = bench.engine.owner;
    const code = codeAt(secret);
    lock.lock();
    expect((await lock.unlock({ by: 'password', password, code }, [])).kind).toBe('unlocked');
    lock.lock();
    expect((await lock.unlock({ by: 'password', password, code }, [])).kind).toBe('refused');
    await bench.clock.advance(30_000);
    expect((await lock.unlock({ by: 'password', password, code: codeAt(secret) }, [])).kind).toBe('unlocked');
  });

  test('D3 is not used up by a wrong password', async () => {
    const { secret } = await withSecondFactor();
    const { lock } = bench.engine.owner;
    lock.lock();
    const code = codeAt(secret);
    expect((await lock.unlock({ by: 'password', password: 'no', code }, [])).kind).toBe('refused');
    expect((await lock.unlock({ by: 'password', password, code: null }, [])).kind).toBe('refused');
    expect((await lock.unlock({ by: 'password', password, code }, [])).kind).toBe('unlocked');
  });

  test('D3 ends with a code of it, and a recovery code takes its place once', async () => {
    const { codes } = await withSecondFactor();
    const [first = '', second = ''] = codes;
    const { page } = bench;
    await page.owner
      .renewRecoveryCodes({ password, code: first })
      .then(({ recoveryCodes }) => expect(recoveryCodes).toHaveLength(10));
    expect(await refusal(page.owner.endSecondFactor({ password, code: second }))).toBe('code-wrong');
    expect((await page.owner.security()).secondFactorSince).not.toBeNull();
  });
});

describe('a recovery code', () => {
  test('D3 lets in with a new password, once, and the old password is void', async () => {
    const { recoveryCodes } = await bench.page.owner.setPassword({ current: null, next: password });
    const [recoveryCode = ''] = recoveryCodes ?? [];
    const { lock } = bench.engine.owner;
    lock.lock();
    const recover = (newPassword: string) =>
      lock.unlock({ by: 'recovery-code', recoveryCode, newPassword, code: null }, []);
    expect(await recover('azerty')).toEqual({ kind: 'weak-password' });
    expect(lock.locked).toBe(true);
    expect(lock.state().state.waitUntil).toBeNull();
    expect(await recover('een heel ander lang woord')).toEqual({ kind: 'unlocked' });
    lock.lock();
    expect((await recover('nog een ander lang woord')).kind).toBe('refused');
    expect((await lock.unlock({ by: 'password', password, code: null }, [])).kind).toBe('refused');
    const answer = { by: 'password', password: 'een heel ander lang woord', code: null } as const;
    expect((await lock.unlock(answer, [])).kind).toBe('unlocked');
    expect((await bench.page.owner.security()).recoveryCodesLeft).toBe(9);
    expect(bench.engine.audit.page(null, 20).map(({ kind }) => kind)).toContain('recovery-used');
  });

  test('D3 is taken as somebody writes it', async () => {
    const { recoveryCodes } = await bench.page.owner.setPassword({ current: null, next: password });
    const { lock } = bench.engine.owner;
    lock.lock();
    const recoveryCode = ` ${(recoveryCodes?.[3] ?? '').toUpperCase().replaceAll('-', ' ').replaceAll('0', 'O')} `;
    const newPassword = 'een heel ander lang woord';
    expect((await lock.unlock({ by: 'recovery-code', recoveryCode, newPassword, code: null }, [])).kind).toBe(
      'unlocked',
    );
  });

  test('D3 needs the second factor beside it, or another code, never the same one twice', async () => {
    const { codes } = await withSecondFactor();
    const [recoveryCode = '', other = ''] = codes;
    const { lock } = bench.engine.owner;
    lock.lock();
    const recover = (code: string | null) =>
      lock.unlock({ by: 'recovery-code', recoveryCode, newPassword: 'een heel ander lang woord', code }, []);
    expect((await recover(null)).kind).toBe('refused');
    expect((await recover(recoveryCode)).kind).toBe('refused');
    expect((await recover(other)).kind).toBe('unlocked');
    expect((await bench.page.owner.security()).recoveryCodesLeft).toBe(8);
  });
});

describe('the welcome', () => {
  test('D24 refused leaves every file and every table as it was', async () => {
    await bench.engine.audit.settle();
    const before = bytesOfProfile(bench.profile, bench.dataKey);
    const welcome = {
      locale: 'fr',
      adult: true,
      professional: true,
      consents: { preferences: true, analytics: true, marketing: true },
    } as const;
    for (const untrue of [{ adult: false }, { professional: false }, { adult: undefined }]) {
      await expect(bench.page.app.welcome({ ...welcome, ...untrue } as never)).rejects.toThrow();
    }
    await bench.engine.audit.settle();
    expect(bytesOfProfile(bench.profile, bench.dataKey)).toEqual(before);
    expect((await bench.page.app.state()).welcomed).toBe(false);
  });

  test('D24 keeps what was attested, and under which policy', async () => {
    await bench.page.app.welcome({
      locale: 'en',
      adult: true,
      professional: true,
      consents: { preferences: true, analytics: false, marketing: false },
    });
    const { store } = bench.engine;
    expect(store.all(store.sql.selectFrom('owner_attestation').selectAll())).toEqual([
      { id: 1, at: bench.clock.now(), adult: 1, professional: 1, policy_version: '2.0' },
    ]);
  });
});
