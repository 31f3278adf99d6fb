const second = 1000;

/** When a publication that is not to be seen is looked for again, counted from its commit (contract §8). */
const looks = [10 * second, 60 * second, 180 * second] as const;

/** How far back before its commit a publication is looked for: clocks differ (contract §8). */
export const searchMargin = 120 * second;

/** Milliseconds until the next look, or null after the last one: then it is absent. */
export function nextLookIn(sinceCommit: number): number | null {
  const next = looks.find((look) => look > sinceCommit);
  return next === undefined ? null : next - sinceCommit;
}

/** How long to wait between two looks at work that the network has taken (ms). */
export function pollEvery(sinceCommit: number): number {
  if (sinceCommit < 10 * second) return second;
  if (sinceCommit < 60 * second) return 5 * second;
  return sinceCommit < 300 * second ? 15 * second : 60 * second;
}
