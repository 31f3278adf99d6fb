import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createSecretBox, deriveKeys } from '../../../main/engine/store/keys.ts';

const place = { table: 'grant', row: 'one', column: 'access_token' };

describe('the keys of a profile', () => {
  test('are different for each purpose and the same for the same data key', () => {
    const dataKey = randomBytes(32).toString('hex');
    const keys = deriveKeys(dataKey);
    const all = [dataKey, keys.database, keys.practice, keys.secrets.toString('hex')];
    expect(new Set(all).size).toBe(4);
    expect(deriveKeys(dataKey)).toEqual(keys);
  });

  test('are refused for anything but 64 hex digits, which the driver would take as a passphrase', () => {
    for (const wrong of ['', 'a'.repeat(63), 'A'.repeat(64), `0x${'a'.repeat(62)}`, 'g'.repeat(64)]) {
      expect(() => deriveKeys(wrong)).toThrow(TypeError);
    }
  });
});

describe('a sealed secret', () => {
  const box = createSecretBox(randomBytes(32));

  test('opens to what was sealed, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (secret) => {
        // Lone surrogates have no UTF-8 form; tokens never contain them.
        fc.pre(secret.isWellFormed());
        expect(box.open(box.seal(secret, place), place)).toBe(secret);
      }),
    );
  });

  test('does not open in another row, another column, or after any byte was changed', () => {
    const sealed = box.seal('token', place);
    expect(() => box.open(sealed, { ...place, row: 'two' })).toThrow();
    expect(() => box.open(sealed, { ...place, column: 'refresh_token' })).toThrow();
    for (let index = 0; index < sealed.length; index += 1) {
      const changed = Buffer.from(sealed);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(() => box.open(changed, place)).toThrow();
    }
  });

  test('is different each time, so that equal tokens cannot be recognised', () => {
    expect(box.seal('token', place).equals(box.seal('token', place))).toBe(false);
  });
});
