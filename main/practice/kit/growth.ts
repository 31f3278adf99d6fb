import { createHash } from 'node:crypto';

const hour = 3_600_000;

/** A steady number from 0 (included) to 1 (excluded) for a text: the same post fares the same on every run. */
export function chanceOf(text: string): number {
  return createHash('sha256').update(text).digest().readUInt32BE(0) / 0x1_0000_0000;
}

/**
 * People reached by a post at `ageMs`: nearly all of them in the first two days, none before it was out.
 * The final number lies between a fifth and twice of `audience`, fixed for each id.
 */
export function reachAt(id: string, ageMs: number, audience: number): number {
  if (ageMs <= 0) return 0;
  const final = audience * (0.2 + 1.8 * chanceOf(`${id}:reach`) ** 2);
  const pace = (6 + 18 * chanceOf(`${id}:pace`)) * hour;
  return Math.floor(final * (1 - Math.exp(-ageMs / pace)));
}

/** How many of `reach` people did `action`, with a rate between half and one and a half of `rate`, fixed for each id. */
export function actionsOf(id: string, action: string, reach: number, rate: number): number {
  return Math.floor(reach * rate * (0.5 + chanceOf(`${id}:${action}`)));
}
