/** What one run came to. */
export interface Dispatched {
  /** From the moment when everything is due until the last outcome is kept. */
  readonly tookMs: number;
  /** For each, how long after its time it was handed over (ms). */
  readonly lateness: readonly number[];
}

/** The value (ms) that 99 in 100 do not exceed. */
export function p99(values: readonly number[]): number {
  const sorted = values.toSorted((first, second) => first - second);
  return sorted[Math.ceil(sorted.length * 0.99) - 1] ?? Number.NaN;
}
