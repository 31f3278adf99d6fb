import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { facetsOf, mentionedHandles } from '../../../../main/engine/networks/bluesky/facets.ts';

const dids = new Map([['levain.test', 'did:plc:levain']]);

/** The stretch of text that a facet covers, as the network cuts it: by bytes. */
function covered(text: string, { byteStart, byteEnd }: { byteStart: number; byteEnd: number }): string {
  return Buffer.from(text).subarray(byteStart, byteEnd).toString('utf8');
}

const pieces = fc.array(
  fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      ' #brød ',
      ' https://levain.example/a ',
      ' @levain.test ',
      '👩‍👩‍👧‍👦',
      'é',
      '\ud83d',
      '#',
      '@',
    ),
  ),
);

describe('facets', () => {
  test('cover the very text they stand for, whatever stands before', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('');
        for (const { index, features } of facetsOf(text, dids)) {
          const [feature] = features;
          const words = covered(text, index);
          if (feature?.$type === 'app.bsky.richtext.facet#link') expect(words).toBe(feature.uri);
          if (feature?.$type === 'app.bsky.richtext.facet#tag') expect(words).toBe(`#${feature.tag}`);
          if (feature?.$type === 'app.bsky.richtext.facet#mention')
            expect(words.toLowerCase()).toBe('@levain.test');
        }
      }),
    );
  });

  test('stay inside the text and do not overlap', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = parts.join('');
        let reached = 0;
        for (const { index } of facetsOf(text, dids)) {
          expect(index.byteStart).toBeGreaterThanOrEqual(reached);
          expect(index.byteEnd).toBeGreaterThan(index.byteStart);
          reached = index.byteEnd;
        }
        expect(reached).toBeLessThanOrEqual(Buffer.byteLength(text));
      }),
    );
  });

  test('leave a mention that nobody answers for as text', () => {
    expect(facetsOf('By @nobody.test', dids)).toEqual([]);
  });

  test('leave a tag that is too long as text', () => {
    expect(facetsOf(`#${'a'.repeat(65)} #${'a'.repeat(64)}`, dids)).toHaveLength(1);
  });
});

test('handles are asked for once, lower-case, and only when they can be one', () => {
  expect(mentionedHandles('@Levain.test @levain.test @levain @-.x @a_b.test mail@levain.test')).toEqual([
    'levain.test',
  ]);
});
