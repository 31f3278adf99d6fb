import type { Errand, Guard } from '../main/engine/domain/errand.ts';

/** An errand for tests of what lies behind the guard, and a guard that lets everything pass. */
export const errand: Errand = { purpose: 'publishing', accountId: 'an-account' };
export const nothingOnHold: Guard = () => false;
