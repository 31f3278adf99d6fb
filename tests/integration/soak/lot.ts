/** Draws by lot: the same seed draws the same. */
export interface Lot {
  /** 0 to 1, without 1. */
  share(): number;
  /** True `perMille` times in a thousand. */
  falls(perMille: number): boolean;
  /** A whole number, both ends included. */
  between(least: number, most: number): number;
  oneOf<T>(list: readonly [T, ...T[]]): T;
  /** `count` different ones, in the order in which they fell. */
  someOf<T>(list: readonly T[], count: number): T[];
}

/** Mulberry32: small, and even enough to decide what happens to whom. */
export function createLot(seed: number): Lot {
  let state = seed >>> 0;
  function share(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }
  const between = (least: number, most: number): number => least + Math.floor(share() * (most - least + 1));
  return {
    share,
    between,
    falls: (perMille) => share() * 1000 < perMille,
    oneOf: <T>(list: readonly [T, ...T[]]): T => list[between(0, list.length - 1)] ?? list[0],
    someOf<T>(list: readonly T[], count: number): T[] {
      const left = [...list];
      return Array.from({ length: Math.min(count, left.length) }).flatMap(() =>
        left.splice(between(0, left.length - 1), 1),
      );
    },
  };
}
