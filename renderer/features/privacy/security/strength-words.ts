import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { PasswordStrength } from '../../../../shared/model/owner.ts';

/** Below this the engine refuses a password. */
export const leastScore = 2;

/** A score in words, from guessed at once to not in a lifetime. */
export const scoreWords: readonly MessageDescriptor[] = [
  msg`Guessed at once`,
  msg`Guessed soon`,
  msg`Good`,
  msg`Strong`,
  msg`Very strong`,
];

/** What makes a password easy to guess, and what would help. */
export const findingWords: Readonly<Record<PasswordStrength['findings'][number], MessageDescriptor>> = {
  'too-short': msg`It is short. Three or four words that do not belong together are easier to keep in mind than signs, and harder to guess.`,
  common: msg`Many people use it, and it is tried first. Add words of your own.`,
  repeats: msg`It repeats itself. Other words help more than the same ones again.`,
  sequence: msg`It counts or follows the alphabet. Break the row with a word.`,
  keyboard: msg`Its keys lie side by side on the keyboard. Take words instead.`,
  year: msg`It holds a year or a date. Those are tried early.`,
  'about-you': msg`It holds your name, your company or your address, which others know as well.`,
  'one-kind': msg`It is made of one kind of sign only. More words, or another kind between them, help.`,
};
