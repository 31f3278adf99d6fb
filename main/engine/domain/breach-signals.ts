import type { AuditFault } from '../../../shared/model/audit.ts';
import type { SignalKind } from '../../../shared/model/breach.ts';
import type { Failure } from '../../../shared/model/failure.ts';
import type { CallPurpose } from './errand.ts';

/*
 * Which facts are the trace of a breach. Not among them: a sign-in that a network ends without a reason, and one that its owner ended there
 * (every network reports that, as it reports an expiry); no network but Bluesky tells that a token was used twice, no network but Facebook
 * and Instagram that it locked a session because it doubts who uses it.
 */

/** So many refused attempts to unlock within the window (ms) are no slips of the owner's. */
export const refusedLimit = 5;
export const refusedWindow = 3_600_000;

/** Whether refused attempts, by their times (ms, ascending), look like somebody who guesses. */
export function guessesUnlock(times: readonly number[]): boolean {
  return times.some((at, index) => {
    const last = times[index + refusedLimit - 1];
    return last !== undefined && last - at < refusedWindow;
  });
}

/** What a fault of the audit log is a sign of: ends that are ahead of the log mean that an older database took its place. */
export function signalOfFault(fault: AuditFault): SignalKind {
  return fault.kind === 'truncated' ? 'older-database' : 'audit-broken';
}

/**
 * Whether a refused host is a sign. While signing in it is not: the owner types a server's name there, and a wrong one leads anywhere. The
 * practice networks' own origin is no host of the outside.
 */
export function isUnexpected(purpose: CallPurpose, host: string): boolean {
  return purpose !== 'access' && !/^127\.0\.0\.1(:\d+)?$/.test(host);
}

/** What Bluesky says of a renewal that was made before; a copy of the profile, or of the token, made it. */
export const replayed = 'invalid_grant/replayed';

/** Facebook and Instagram lock a session until its owner has shown who they are (contract §6, 190/459 and 190/464). */
const lockedSessions = ['190/459', '190/464'];

/** Whether a network's refusal says that somebody else may have used the sign-in. */
export function tellsOfMisuse({ networkCode }: Failure): boolean {
  return networkCode !== undefined && (networkCode === replayed || lockedSessions.includes(networkCode));
}
