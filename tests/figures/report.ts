/** One measurement as `npm run figures` collects it. */
export interface Figure {
  readonly figure: string;
  readonly value: number;
  readonly unit: string;
  readonly better: 'lower' | 'higher';
  readonly aim: number;
  readonly runs: number;
  readonly detail: Readonly<Record<string, unknown>>;
}

/** Prints the figure as the last line. */
export function report(figure: Figure): void {
  console.log(JSON.stringify(figure));
}

/** Whether the figure should be quick: fewer runs of the same measurement. */
export const quick = process.argv.includes('--quick');

/** The middle of some numbers. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((first, second) => first - second);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2;
}

/** Two decimals are as much as these machines can tell. */
export const rounded = (value: number): number => Math.round(value * 100) / 100;
