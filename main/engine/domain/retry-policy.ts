import type { Failure } from '../../../shared/model/failure.ts';
import { spread } from './circuit.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** What to do about a failed preparation or a certain refusal. Waits in ms. */
export type RetryDecision =
  | { readonly kind: 'again'; readonly inMs: number }
  | { readonly kind: 'hold'; readonly reason: 'account-signed-out' | 'account-disconnected' }
  | { readonly kind: 'give-up' };

/** How often a publication is tried by itself before the owner is asked: with the waits between, half an hour of a network's trouble. */
export const maxTries = 10;

/** A time that passed longer ago than this is not published without asking (ms). */
export const graceTime = 30 * minute;

/** How often a network that cannot answer is asked again before the owner decides. */
export const maxChecks = 12;

/** Waits double from 5 s and never exceed 15 min. */
function backOff(tries: number): number {
  return Math.min(15 * minute, 5 * second * 2 ** Math.max(0, tries - 1));
}

/** A little after the moment that the network named, up to a tenth of the wait and never more than half a minute. */
function asked({ retryAfterMs }: Failure, chance: number): number | undefined {
  return retryAfterMs === undefined
    ? undefined
    : Math.round(retryAfterMs + chance * Math.min(30 * second, retryAfterMs / 10));
}

/**
 * Decides by the failure's class alone; `tries` counts this one. By `chance` (0 to 1) waits become longer, up to half as much again:
 * what a network refused together does not come back together. A wait that the network named is never shorter than it said.
 */
export function decideRetry(failure: Failure, tries: number, chance: number): RetryDecision {
  switch (failure.class) {
    case 'retry':
    case 'verify':
      return tries < maxTries
        ? { kind: 'again', inMs: asked(failure, chance) ?? spread(backOff(tries), chance) }
        : { kind: 'give-up' };
    case 'rate':
      // Waiting for a window is no failed try of the content; it ends when the window opens or the owner cancels.
      return tries < maxTries * 4
        ? {
            kind: 'again',
            inMs: Math.min(
              24 * hour,
              asked(failure, chance) ?? spread(Math.max(minute, backOff(tries)), chance),
            ),
          }
        : { kind: 'give-up' };
    case 'reauth':
      return {
        kind: 'hold',
        // Taken back at the network is as disconnected here (promise D8).
        reason: failure.code === 'access-revoked' ? 'account-disconnected' : 'account-signed-out',
      };
    case 'fix':
    case 'blocked':
    case 'fatal':
      return { kind: 'give-up' };
  }
}

/** When the next try is made without a connection, by how long ago its time was (ms; negative: how long it is still to come). */
export function nextTryOffline(late: number): number {
  const longest = late < 0 ? 15 * minute : minute;
  return Math.min(longest, Math.max(5 * second, Math.abs(late)));
}

/** When a network that could not tell is asked again: 10 s, 60 s, 180 s as the contracts advise, then every 15 min. */
export function nextCheckIn(checks: number): number {
  const early = [10 * second, minute, 3 * minute];
  return early[checks] ?? 15 * minute;
}
