import type { PasswordStrength } from '../../../shared/model/owner.ts';
import { commonPasswords } from './common-passwords.ts';

type Finding = PasswordStrength['findings'][number];

/** Shorter passwords are refused, whatever they are made of (characters). */
export const shortestPassword = 12;
/** Below this score a password is refused. */
export const leastScore = 2;

/** From how many bits on each score begins, for somebody who guesses against argon2id. */
const bitsOfScore = [20, 28, 42, 60] as const;
/** What a character of so many kinds is worth, as people choose and not as dice do (bits). */
const bitsOfKinds = [0, 2.2, 3, 3.5, 4] as const;

const keyboardRows = [
  'qwertyuiop',
  'asdfghjkl',
  'zxcvbnm',
  'azertyuiop',
  'qsdfghjklm',
  'wxcvbn',
  'qwertzuiop',
  'yxcvbnm',
  'qazwsxedcrfv',
];
const orders = ['abcdefghijklmnopqrstuvwxyz', '01234567890'];
const lookalikes: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '@': 'a',
  $: 's',
  '!': 'i',
};

const reversed = (text: string): string => Array.from(text).toReversed().join('');

/** Without accents, signs for letters, and case. */
const plain = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[013457@$!]/g, (sign) => lookalikes[sign] ?? sign);

/**
 * Judges a password on this computer: what is easy to guess in it counts as one character, and the rest by how many kinds of characters
 * there are. `about` are words that somebody who knows the owner tries first.
 */
export function weighPassword(password: string, about: readonly string[]): PasswordStrength {
  const text = password.normalize('NFKC');
  const findings = new Set<Finding>();
  const note = (finding: Finding) => (): string => {
    findings.add(finding);
    return '\0';
  };
  if (Array.from(text).length < shortestPassword) findings.add('too-short');
  const kinds = [/\p{Ll}|\p{Lo}/u, /\p{Lu}/u, /\p{N}/u, /[^\p{L}\p{N}]/u].filter((kind) => kind.test(text));
  if (kinds.length === 1) findings.add('one-kind');

  const words = about
    .flatMap((word) => plain(word).split(/[^a-z]+/))
    .filter((word) => word.length >= 3)
    .toSorted((one, other) => other.length - one.length);
  const withoutPatterns = (from: string): string => {
    let rest = replaceRuns(from, keyboardRows, 4, note('keyboard'));
    rest = replaceRuns(rest, orders, 4, note('sequence'));
    rest = rest.replace(/(?:19|20)\d\d/g, note('year'));
    return rest.replace(/(.{1,8}?)\1{2,}/gsu, note('repeats')).replace(/(.{3,}?)\1+/gsu, note('repeats'));
  };
  const withoutWords = (from: string): string => {
    let rest = plain(from);
    for (const word of words) rest = rest.replaceAll(word, note('about-you'));
    return replaceCommon(rest, note('common'));
  };
  // A pattern may eat into a word, and a word into a pattern: who guesses takes the way that leaves less.
  const lower = text.toLowerCase();
  const ways = [withoutWords(withoutPatterns(lower)), withoutPatterns(withoutWords(lower))];
  const left = Math.min(...ways.map((rest) => Array.from(rest).length));

  const bits = left * (bitsOfKinds[kinds.length] ?? 0);
  const score = bitsOfScore.filter((least) => bits >= least).length;
  return {
    score: findings.has('too-short') ? Math.min(score, leastScore - 1) : score,
    findings: [...findings],
  };
}

/** Whether a password may be taken. */
export const isStrongEnough = ({ score, findings }: PasswordStrength): boolean =>
  score >= leastScore && !findings.includes('too-short');

/** Replaces what runs along one of `rows`, in either direction, for at least `least` characters. */
function replaceRuns(text: string, rows: readonly string[], least: number, by: () => string): string {
  const both = rows.flatMap((row) => [row, reversed(row)]);
  let done = '';
  for (let rest = text; rest !== ''; ) {
    let length = 0;
    for (const row of both) {
      let run = 0;
      while (run < rest.length && row.includes(rest.slice(0, run + 1))) run += 1;
      length = Math.max(length, run);
    }
    const [first = ''] = rest;
    const taken = length >= least ? length : first.length;
    done += length >= least ? by() : first;
    rest = rest.slice(taken);
  }
  return done;
}

/** Replaces the words that people take most, the longest first. */
function replaceCommon(text: string, by: () => string): string {
  let rest = text;
  for (const word of longestFirst) if (rest.includes(word)) rest = rest.replaceAll(word, by);
  return rest;
}

const longestFirst = [...commonPasswords]
  .map(plain)
  .filter((word) => word.length >= 4)
  .toSorted((one, other) => other.length - one.length);
