import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { commonPasswords } from '../../../main/engine/domain/common-passwords.ts';
import { isStrongEnough, weighPassword } from '../../../main/engine/domain/password-strength.ts';

const about = ['Levain', 'Peeters', 'levain@bakery.be', 'Bakkerij Levain'];
const weigh = (password: string) => weighPassword(password, about);

describe('a password', () => {
  test.each([
    ['bread', 'too-short'],
    ['password1234', 'common'],
    ['P@ssw0rd!2024', 'common'],
    ['Azertyuiop12', 'keyboard'],
    ['abcdefghijkl', 'sequence'],
    ['987654321098', 'sequence'],
    ['aaaaaaaaaaaaaaaa', 'repeats'],
    ['panpanpanpanpan', 'repeats'],
    ['levain-peeters', 'about-you'],
    ['Bakkerij2026!!', 'about-you'],
    ['bonjour19842024', 'year'],
    ['482915730264', 'one-kind'],
    // The repeated 1 at its end belongs to the word, too.
    ['zaq1zaq11101', 'common'],
  ] as const)('D3 %s is refused: %s', (password, finding) => {
    const strength = weigh(password);
    expect(strength.findings).toContain(finding);
    expect(isStrongEnough(strength)).toBe(false);
  });

  test.each([
    'vier natte katten op een dak',
    'Tr7!kwast-Moulin',
    'xkqv wpzt rmgh bnlc',
    'ÉtoileDeMer#Sablon9',
  ])('D3 %s is taken', (password) => {
    expect(isStrongEnough(weigh(password))).toBe(true);
  });

  test('D3 shorter than twelve characters is never taken, whatever it is made of', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 11, unit: 'grapheme-ascii' }), (password) => {
        expect(isStrongEnough(weigh(password))).toBe(false);
      }),
    );
  });

  test('D3 that is only a common one in disguise is never taken', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...[...commonPasswords].filter((word) => word.length >= 6)),
        fc.nat({ max: 999 }),
        fc.boolean(),
        (word, number, upper) => {
          const dressed = `${upper ? word.toUpperCase() : word}${number}`.padEnd(12, '1');
          expect(isStrongEnough(weigh(dressed))).toBe(false);
        },
      ),
    );
  });

  test('D3 of sixteen characters drawn by chance is taken', () => {
    const characters = fc.constantFrom(...Array.from('bdfhjlnprtvxzCEGIKMOQSUWY2468#%&*+=?'));
    fc.assert(
      fc.property(fc.array(characters, { minLength: 16, maxLength: 16 }), (drawn) => {
        fc.pre(new Set(drawn).size > 9 && /\d/.test(drawn.join('')) && /[a-z]/.test(drawn.join('')));
        expect(weigh(drawn.join('')).score).toBeGreaterThanOrEqual(2);
      }),
    );
  });

  test('is judged in a moment, however long it is', () => {
    for (const password of ['a'.repeat(1000), 'ab1'.repeat(333), 'q'.repeat(999).concat('!')]) {
      expect(weigh(password).score).toBeLessThan(2);
    }
  });
});
