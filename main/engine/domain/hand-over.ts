/** How far ahead (ms) a network takes a scheduled post. */
export interface HandOverWindow {
  readonly leastMs: number;
  readonly mostMs: number;
}

/** What to do with a publication whose owner wants the network to hold it. Times in ms since the epoch. */
export type HandOverDecision =
  | { readonly kind: 'hand-over' }
  /** The network does not take it yet. */
  | { readonly kind: 'wait'; readonly until: number }
  /** Too late for the network, or nothing that it holds: Kaizup publishes it at its time. */
  | { readonly kind: 'publish-here' };

/** Time for uploads and the call itself: a hand-over that starts later than this before the window closes may miss it (ms). */
const margin = 60_000;

/** Decides by the window alone, so that the same publication is always decided alike at the same time. */
export function decideHandOver(
  window: HandOverWindow | undefined,
  dueAt: number,
  now: number,
): HandOverDecision {
  if (window === undefined || now > dueAt - window.leastMs - margin) return { kind: 'publish-here' };
  const opens = dueAt - window.mostMs;
  return now < opens ? { kind: 'wait', until: opens } : { kind: 'hand-over' };
}

/** How long after its time a network is given before it is asked whether a post that it held is out (ms). */
export const afterHandOver = 60_000;

/** A post that is still being written is not brought to the network with every word (ms). */
export const settleTime = 2 * 60_000;

/**
 * When a publication is first looked at: at its time, or as soon as the network takes it; a little later while the owner is still
 * writing, where the window leaves the time.
 */
export function firstLook(
  window: HandOverWindow | undefined,
  dueAt: number,
  now: number,
  writing: boolean,
): number {
  const decision = decideHandOver(window, dueAt, now);
  switch (decision.kind) {
    case 'hand-over':
      return writing && decideHandOver(window, dueAt, now + settleTime).kind === 'hand-over'
        ? now + settleTime
        : now;
    case 'wait':
      return decision.until;
    case 'publish-here':
      return dueAt;
  }
}
