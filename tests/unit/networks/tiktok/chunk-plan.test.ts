import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  chunkAt,
  nextChunk,
  planChunks,
  receivedBytes,
} from '../../../../main/engine/networks/tiktok/chunk-plan.ts';

const sizes = fc.integer({ min: 1, max: 4_000_000_000 });

describe('§T5 chunks', () => {
  test('cover the file once, in order, without a gap', () => {
    fc.assert(
      fc.property(sizes, (bytes) => {
        const plan = planChunks(bytes);
        let reached = 0;
        for (let index = 0; index < plan.count; index += 1) {
          const chunk = chunkAt(plan, bytes, index);
          expect(chunk.start).toBe(reached);
          reached = chunk.end;
        }
        expect(reached).toBe(bytes);
      }),
      { numRuns: 50 },
    );
  });

  test('keep to the limits in both readings of a megabyte, and to the floor rule', () => {
    fc.assert(
      fc.property(sizes, (bytes) => {
        const { chunkSize, count } = planChunks(bytes);
        expect(count).toBe(Math.floor(bytes / chunkSize));
        expect(count).toBeLessThanOrEqual(1000);
        expect(chunkSize).toBeLessThanOrEqual(64_000_000);
        if (count > 1) expect(chunkSize).toBeGreaterThanOrEqual(5_242_880);
        const last = chunkAt({ chunkSize, count }, bytes, count - 1);
        expect(last.end - last.start).toBeLessThanOrEqual(128_000_000);
      }),
    );
  });

  test('are found again from the bytes that the network has', () => {
    fc.assert(
      fc.property(sizes, (bytes) => {
        const plan = planChunks(bytes);
        expect(nextChunk(plan, bytes, 0)).toBe(0);
        expect(nextChunk(plan, bytes, bytes)).toBe(plan.count);
        if (plan.count > 1) {
          const { end } = chunkAt(plan, bytes, 0);
          expect(nextChunk(plan, bytes, end)).toBe(1);
          expect(nextChunk(plan, bytes, end - 1)).toBeUndefined();
        }
      }),
    );
  });

  test("the contract's example: the last chunk carries the remainder", () => {
    const plan = planChunks(50_000_123);
    expect(plan).toEqual({ chunkSize: 10_000_000, count: 5 });
    const last = chunkAt(plan, 50_000_123, 4);
    expect(last.end - last.start).toBe(10_000_123);
  });
});

test.each([
  ['bytes 0-9999999/50000123', 10_000_000],
  ['bytes 5-9/10', undefined],
  ['bytes */10', 0],
  [undefined, undefined],
])('%s means that the network has %s bytes', (header, bytes) => {
  expect(receivedBytes(header)).toBe(bytes);
});
