import type { ConsentCategory } from '../../../shared/model/consent.ts';
import type { RestrictablePurpose, RestrictionScope } from '../../../shared/model/restriction.ts';

/**
 * What a call is for. `access` is signing in and asking about a sign-in. `withdrawal` takes something back: a revocation, a deletion,
 * a post that a network holds; nothing may keep the owner from that. `usage` tells which features are used.
 */
export type CallPurpose = RestrictablePurpose | 'access' | 'withdrawal' | 'usage';

/** The consent that a call rests on, beside not being on hold; null: the contract with the owner. */
export const consentFor = {
  publishing: null,
  comments: null,
  statistics: null,
  access: null,
  withdrawal: null,
  mail: 'marketing',
  usage: 'analytics',
} as const satisfies Record<CallPurpose, ConsentCategory | null>;

/** On whose behalf and what for a call leaves: no call is made without. Keeps D6. */
export interface Errand {
  readonly purpose: CallPurpose;
  /** The account it concerns; null before there is one. */
  readonly accountId: string | null;
}

/** Whether an errand may not be run now, because the owner put it on hold. Every call to the outside is asked here. */
export type Guard = (errand: Errand) => boolean;

/** Whether a restriction reaches an errand. */
export function reaches(scope: RestrictionScope, { purpose, accountId }: Errand): boolean {
  if (purpose === 'withdrawal') return false;
  switch (scope.kind) {
    case 'whole':
      return true;
    case 'account':
      return scope.accountId === accountId;
    case 'purpose':
      return scope.purpose === purpose;
  }
}
