import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeLittleText } from '../../../shared/text/little-text.ts';

const reserved = '\\|{}@[]()<>#*_~'.split('');
const parts = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(...reserved),
  fc.constantFrom('#gent ', ' #brød_1'),
);
const texts = fc.array(parts).map((list) => list.join(''));

interface Shown {
  readonly text: string;
  readonly mentions: readonly string[];
}

/** What the network shows: escapes undone, mentions by their name, everything from the first bare reserved character lost (contract L5). */
function shown(commentary: string): Shown {
  const mentions: string[] = [];
  let text = '';
  for (let index = 0; index < commentary.length; index += 1) {
    const character = commentary.charAt(index);
    const mention = /^@\[((?:\\.|[^\\\]])+)\]\((urn:li:(?:person|organization):[\w-]+)\)/.exec(
      commentary.slice(index),
    );
    if (character === '\\') {
      index += 1;
      text += commentary.charAt(index);
    } else if (mention !== null) {
      text += mention[1]?.replaceAll(/\\(.)/g, '$1') ?? '';
      mentions.push(mention[2] ?? '');
      index += mention[0].length - 1;
    } else if (character === '#' && /^#[\p{L}\p{N}_\\]/u.test(commentary.slice(index))) {
      text += character;
    } else if (reserved.includes(character)) {
      return { text, mentions };
    } else text += character;
  }
  return { text, mentions };
}

const levain = { name: 'Maison Levain', id: 'urn:li:organization:108' };
const gent = { name: 'Maison Levain Gent', id: 'urn:li:organization:109' };

describe('§L5 a text in little text', () => {
  test('shows every text as it was written', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(shown(escapeLittleText(text))).toEqual({ text, mentions: [] });
      }),
    );
  });

  test('leaves hashtags alive and escapes every other reserved character', () => {
    expect(escapeLittleText('Hello (world) #launch *now* # #1 a#b')).toBe(
      'Hello \\(world\\) #launch \\*now\\* \\# \\#1 a\\#b',
    );
    expect(escapeLittleText('@[Levain](urn:li:organization:1) {x} \\')).toBe(
      '\\@\\[Levain\\]\\(urn:li:organization:1\\) \\{x\\} \\\\',
    );
  });

  test('makes a mention of a name, with or without its @', () => {
    for (const text of ['Bread by @Maison Levain (again)', 'Bread by Maison Levain (again)']) {
      expect(escapeLittleText(text, [levain])).toBe(
        'Bread by @[Maison Levain](urn:li:organization:108) \\(again\\)',
      );
    }
  });

  test('prefers the longer of two names, and the marked place to the bare one', () => {
    expect(escapeLittleText('Maison Levain Gent and Maison Levain', [levain, gent])).toBe(
      '@[Maison Levain Gent](urn:li:organization:109) and @[Maison Levain](urn:li:organization:108)',
    );
    expect(escapeLittleText('Maison Levain: ask @Maison Levain', [levain])).toBe(
      'Maison Levain: ask @[Maison Levain](urn:li:organization:108)',
    );
  });

  test('finds no name inside another word', () => {
    expect(escapeLittleText('Annabel and Anna', [{ name: 'Anna', id: 'urn:li:person:x_1' }])).toBe(
      'Annabel and @[Anna](urn:li:person:x_1)',
    );
  });

  test('takes nothing for a mention that is no person and no organisation', () => {
    expect(escapeLittleText('Levain', [{ name: 'Levain', id: 'did:plc:abc' }])).toBe('Levain');
    expect(escapeLittleText('Levain', [{ name: 'Levain', id: 'urn:li:organization:1)x' }])).toBe('Levain');
  });

  test('keeps hashtags alive behind a mention', () => {
    expect(escapeLittleText('With @Maison Levain #gent (x)', [levain])).toBe(
      'With @[Maison Levain](urn:li:organization:108) #gent \\(x\\)',
    );
  });

  test('shows every text with mentions as it was written, names without their @', () => {
    const names = fc.constantFrom('Ada (UK) [x]', 'Bo_b', 'Maison Levain', 'Maison Levain Gent');
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            parts,
            fc.constant(' '),
            names.map((name) => ` @${name} `),
          ),
        ),
        (list) => {
          const text = list.join('');
          const mentions = ['Ada (UK) [x]', 'Bo_b', 'Maison Levain', 'Maison Levain Gent'].map(
            (name, index) => ({ name, id: `urn:li:organization:${index}` }),
          );
          const read = shown(escapeLittleText(text, mentions));
          const bare = (words: string): string =>
            words.replaceAll(/@(?=Ada \(UK\) \[x\]|Bo_b|Maison Levain)/g, '');
          expect(bare(read.text)).toBe(bare(text));
          expect(read.mentions.length).toBeGreaterThanOrEqual(
            list.filter((part) => /^ @.+ $/.test(part)).length,
          );
        },
      ),
    );
  });
});
