import { expect, test } from 'vitest';
import { excerptOf } from '../../../shared/model/excerpt.ts';

test('a short text is its own excerpt', () => {
  expect(excerptOf('Fresh bread at seven')).toBe('Fresh bread at seven');
  expect(excerptOf('a'.repeat(80))).toBe('a'.repeat(80));
});

test('a long one says that it goes on, in no more characters than are kept', () => {
  expect(excerptOf('a'.repeat(81))).toBe(`${'a'.repeat(79)}…`);
  expect(excerptOf('Fresh bread at seven', 12)).toBe('Fresh bread…');
});

test('no character is cut in half', () => {
  expect(excerptOf('Bread 🥖🥖🥖', 8)).toBe('Bread…');
  expect(excerptOf('Bread 🥖🥖🥖', 9)).toBe('Bread 🥖…');
});
