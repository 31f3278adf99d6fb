import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { escapeCommentary } from '../../../../main/engine/networks/linkedin/commentary.ts';

const reserved = '\\|{}@[]()<>#*_~'.split('');
const texts = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(...reserved),
      fc.constantFrom('#gent ', ' #brød_1'),
    ),
  )
  .map((parts) => parts.join(''));

/** What the network shows: escapes undone, and everything from the first bare reserved character lost (contract L5). */
function shown(commentary: string): string {
  let text = '';
  for (let index = 0; index < commentary.length; index += 1) {
    const character = commentary.charAt(index);
    if (character === '\\') {
      index += 1;
      text += commentary.charAt(index);
    } else if (character === '#' && /^#[\p{L}\p{N}_\\]/u.test(commentary.slice(index))) {
      text += character;
    } else if (reserved.includes(character)) {
      return text;
    } else text += character;
  }
  return text;
}

describe('§L5 commentary', () => {
  test('shows every text as it was written', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(shown(escapeCommentary(text))).toBe(text);
      }),
    );
  });

  test('leaves hashtags alive and escapes every other reserved character', () => {
    expect(escapeCommentary('Hello (world) #launch *now* # #1 a#b')).toBe(
      'Hello \\(world\\) #launch \\*now\\* \\# \\#1 a\\#b',
    );
    expect(escapeCommentary('@[Levain](urn:li:organization:1) {x} \\')).toBe(
      '\\@\\[Levain\\]\\(urn:li:organization:1\\) \\{x\\} \\\\',
    );
  });
});
