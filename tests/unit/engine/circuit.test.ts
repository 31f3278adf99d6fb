import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  afterAnswer,
  afterTrouble,
  type Circuit,
  placesOf,
  signOf,
  spread,
  troublesUntilShut,
} from '../../../main/engine/domain/circuit.ts';

const minute = 60_000;

/** The circuit after troubles of these publications, a second apart from `start` on. */
const troubled = (publications: readonly string[], start = 0): Circuit | undefined =>
  publications.reduce<Circuit | undefined>(
    (circuit, id, index) => afterTrouble(circuit, id, start + index * 1000, 0),
    undefined,
  );

describe('a network in trouble', () => {
  test('is shut after several troubles in a row', () => {
    expect(placesOf(troubled(['a', 'b']), 0)).toBe(Infinity);
    const shut = troubled(['a', 'b', 'c']);
    expect(shut).toEqual({ kind: 'shut', from: 0, shuts: 1, until: 17_000 });
    expect(placesOf(shut, 16_999)).toBe(0);
    expect(placesOf(shut, 17_000)).toBe(1);
  });

  test('is not shut by one publication alone, however often it fails', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), (times) => {
        expect(placesOf(troubled(Array<string>(times).fill('a')), 0)).toBe(Infinity);
      }),
    );
  });

  test('is not shut by troubles between which it answers', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', 'answer')), (course) => {
        const end = course.reduce<Circuit | undefined>(
          (circuit, sign) => (sign === 'answer' ? afterAnswer(circuit) : afterTrouble(circuit, sign, 0, 0)),
          undefined,
        );
        const rows = course.join().split('answer');
        const longest = Math.max(...rows.map((row) => row.split(',').filter((id) => id !== '').length));
        if (longest < troublesUntilShut) expect(placesOf(end, 0)).toBe(Infinity);
      }),
    );
  });

  test('stays shut longer each time one tries in vain, and never longer than 5 minutes, whatever chance adds', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 20 }), (chances) => {
        let circuit = troubled(['a', 'b', 'c']);
        for (const chance of chances) {
          if (circuit?.kind !== 'shut') throw new Error('It opened by itself');
          const now = circuit.until;
          circuit = afterTrouble(circuit, 'd', now, chance);
          if (circuit.kind !== 'shut') throw new Error('It opened by trouble');
          expect(circuit.until - now).toBeGreaterThanOrEqual(15_000);
          expect(circuit.until - now).toBeLessThanOrEqual(7.5 * minute);
          expect(circuit.from).toBe(0);
        }
      }),
    );
  });

  test('learns nothing from what was under way when it was shut', () => {
    const shut = troubled(['a', 'b', 'c']);
    expect(afterTrouble(shut, 'd', 5000, 0)).toBe(shut);
  });

  test('is let in step by step when it answers again, and shut at once when it fails', () => {
    const places: number[] = [];
    let circuit = troubled(['a', 'b', 'c']);
    while (circuit !== undefined) {
      circuit = afterAnswer(circuit);
      places.push(placesOf(circuit, 0));
    }
    expect(places).toEqual([2, 4, 8, Infinity]);
    expect(placesOf(afterTrouble(afterAnswer(troubled(['a', 'b', 'c'])), 'a', 20_000, 0), 20_000)).toBe(0);
  });
});

test('what says something of the network, and what does not', () => {
  expect(signOf({ class: 'retry', code: 'network-unavailable', networkCode: '503' })).toBe('trouble');
  expect(signOf({ class: 'verify', code: 'reply-lost' })).toBe('trouble');
  expect(signOf({ class: 'fix', code: 'content-refused', networkCode: '422' })).toBe('answer');
  expect(signOf({ class: 'rate', code: 'rate-limited', networkCode: '429' })).toBe('answer');
  expect(signOf({ class: 'fix', code: 'media-missing' })).toBe(null);
  expect(signOf({ class: 'retry', code: 'on-hold' })).toBe(null);
});

test('a wait becomes longer by chance, up to a half', () => {
  expect([0, 0.5, 1].map((chance) => spread(1000, chance))).toEqual([1000, 1250, 1500]);
});
