import type { GrantRow } from '../../store/repositories/accounts.ts';

/** When the owner must sign in again, as far as is known (ms). */
export function signInEndsAt(grant: GrantRow): number | null {
  const tokenEnds = grant.sealed_refresh_token === null ? grant.access_expires_at : grant.refresh_expires_at;
  const ends = [tokenEnds, grant.data_access_expires_at].flatMap((end) => end ?? []);
  return ends.length === 0 ? null : Math.min(...ends);
}
