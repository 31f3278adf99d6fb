import type { Disk } from '../../store/disk.ts';
import type { Store } from '../../store/store.ts';

/** Claims of one transaction: what more there is has its turn when other events had theirs. */
export const claimsAtOnce = 50;

/** What follows a claim once it is kept, or when it was not. */
export type AfterClaim = (kept: boolean) => void;

/** Claims that are kept together, at the cost of one sync to disk; nothing that they lead to begins before. */
export interface Claims {
  /** Runs `claim`, of which all is kept or nothing, then what was put off meanwhile. Throws what `claim` throws. */
  together(claim: () => void): void;
  /** One claim among those: a bug that strikes it is reported and undoes none of the others. */
  alone(claim: () => boolean): boolean | 'struck';
  /** Puts something off until the claims of now are on the disk. */
  afterwards(follow: AfterClaim): void;
}

/** Claims in `store`; `disk` tells a bug from a disk that refuses. */
export function createClaims(store: Store, disk: Disk, reportBug: (error: unknown) => void): Claims {
  let putOff: AfterClaim[] = [];
  return {
    together(claim) {
      const followers: AfterClaim[] = [];
      putOff = followers;
      let kept = false;
      try {
        store.transaction(claim);
        kept = true;
      } finally {
        putOff = [];
        for (const follow of followers) follow(kept);
      }
    },
    alone(claim) {
      const before = putOff.length;
      try {
        return store.transaction(claim);
      } catch (error) {
        // The disk ends the whole transaction, and whoever began it is to know.
        if (disk.note(error)) throw error;
        for (const follow of putOff.splice(before)) follow(false);
        reportBug(error);
        return 'struck';
      }
    },
    afterwards: (follow) => void putOff.push(follow),
  };
}
