import { expect, test } from 'vitest';
import { overlayPicture, overlaySize, overlayText } from '../../../main/host/shell/overlay-picture.ts';

/** The rows of a picture: `#` is a digit, `o` the disc, a space nothing. */
function rows(count: number): readonly string[] {
  const bitmap = overlayPicture(count);
  return Array.from({ length: overlaySize }, (_, y) =>
    Array.from({ length: overlaySize }, (_, x) => {
      const [blue, , , opacity] = bitmap.subarray((y * overlaySize + x) * 4);
      return opacity === 0 ? ' ' : blue === 0xff ? '#' : 'o';
    }).join(''),
  );
}

test('a disc in its square carries the number, and from ten on says that there are more', () => {
  expect([1, 9, 10, 250].map(overlayText)).toEqual(['1', '9', '9+', '9+']);
  expect(rows(1)[0]?.trim()).toMatch(/^o+$/);
  expect(rows(1)[0]?.startsWith(' ')).toBe(true);
  expect(rows(1)[24]?.trim()).toBe(`${'o'.repeat(8)}${'#'.repeat(12)}${'o'.repeat(8)}`);
});

test('every number has a picture of its own, whole within the disc', () => {
  const pictures = Array.from({ length: 10 }, (_, index) => rows(index + 1));
  expect(new Set(pictures.map((picture) => picture.join())).size).toBe(10);
  for (const picture of pictures) {
    // A sign that touches nothing has the disc on both sides.
    for (const row of picture) if (row.includes('#')) expect(row.trim()).toMatch(/^o.*o$/);
  }
});
