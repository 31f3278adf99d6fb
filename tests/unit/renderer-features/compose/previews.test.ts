import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutText, shortLink, textRuns } from '../../../../renderer/features/compose/previews/cut-text.ts';
import { frameMedia, type Shape } from '../../../../renderer/features/compose/previews/frame-media.ts';
import { networkIds } from '../../../../shared/model/network-ids.ts';

describe('the text of a preview', () => {
  test('folds where the network folds, at a word', () => {
    const { shown, cut } = cutText('instagram', 'bread '.repeat(40));
    expect(cut).toBe(true);
    expect(shown.length).toBeLessThanOrEqual(125);
    expect(shown.endsWith('bread')).toBe(true);
  });

  test('folds after a few lines even when they are short', () => {
    expect(cutText('linkedin', 'a\nb\nc\nd')).toEqual({ shown: 'a\nb\nc', cut: true });
    expect(cutText('linkedin', 'a\nb\nc')).toEqual({ shown: 'a\nb\nc', cut: false });
  });

  test('Bluesky shows all', () => {
    const text = 'word '.repeat(60).trim();
    expect(cutText('bluesky', text)).toEqual({ shown: text, cut: false });
  });

  test('is always a beginning of the text and never splits a character', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...networkIds),
        fc.string({ unit: 'grapheme', maxLength: 600 }),
        (network, text) => {
          const { shown, cut } = cutText(network, text);
          expect(text.startsWith(shown)).toBe(true);
          expect(shown.isWellFormed()).toBe(true);
          if (!cut) expect(shown).toBe(text.trimEnd());
        },
      ),
    );
  });

  test('splits into runs that give the text back', () => {
    const text = 'Fresh #bread by @levain: https://levain.example/shop (open).';
    expect(textRuns(text).filter(({ kind }) => kind !== 'plain')).toEqual([
      { kind: 'hashtag', text: '#bread' },
      { kind: 'mention', text: '@levain' },
      { kind: 'link', text: 'https://levain.example/shop' },
    ]);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (any) => {
        expect(
          textRuns(any)
            .map((run) => run.text)
            .join(''),
        ).toBe(any);
      }),
    );
  });

  test('prints links short', () => {
    expect(shortLink('https://www.levain.example/')).toBe('levain.example');
    expect(shortLink('https://levain.example/shop/bread/sourdough-rye')).toBe(
      'levain.example/shop/bread/s...',
    );
  });
});

describe('the media of a preview', () => {
  const image = (width: number, height: number): Shape => ({ kind: 'image', width, height });

  test('Instagram keeps a feed between 4:5 and 1.91:1 and takes the first shape for all', () => {
    expect(frameMedia('instagram', [image(900, 1600), image(100, 100)])).toMatchObject({
      kind: 'carousel',
      ratio: 0.8,
    });
    expect(frameMedia('instagram', [image(3000, 1000)])).toMatchObject({ ratio: 1.91 });
  });

  test('TikTok is a phone screen that shows the whole video', () => {
    expect(frameMedia('tiktok', [{ kind: 'video', width: 1920, height: 1080 }])).toEqual({
      kind: 'carousel',
      ratio: 9 / 16,
      fit: 'contain',
    });
  });

  test('no media, no frame', () => {
    expect(frameMedia('facebook', [])).toEqual({ kind: 'none' });
  });

  test.each([
    ['facebook', 2, 2, 0],
    ['facebook', 7, 5, 2],
    ['linkedin', 9, 4, 5],
    ['bluesky', 4, 4, 0],
  ] as const)('%s shows %i pictures in %i tiles', (network, count, tiles, hidden) => {
    const layout = frameMedia(
      network,
      Array.from({ length: count }, () => image(1000, 1000)),
    );
    expect(layout).toMatchObject({ kind: 'collage', hidden });
    expect(layout.kind === 'collage' && layout.tiles).toHaveLength(tiles);
  });

  test('tiles fill their grid without overlapping', () => {
    for (const network of networkIds) {
      for (let count = 2; count <= 12; count += 1) {
        for (const shape of [image(1600, 900), image(900, 1600)]) {
          const layout = frameMedia(
            network,
            Array.from({ length: count }, () => shape),
          );
          if (layout.kind !== 'collage') continue;
          const covered = new Set<string>();
          let area = 0;
          for (const { column, row } of layout.tiles) {
            for (let x = column[0]; x < column[1]; x += 1) {
              for (let y = row[0]; y < row[1]; y += 1) {
                covered.add(`${x},${y}`);
                area += 1;
              }
            }
          }
          expect([covered.size, area]).toEqual([layout.columns * layout.rows, layout.columns * layout.rows]);
          expect(layout.tiles.length + layout.hidden).toBe(count);
        }
      }
    }
  });
});
