import { consentFor, type Guard, reaches } from '../../domain/errand.ts';
import type { Consents } from './consents.ts';
import type { RestrictionStore } from '../../store/repositories/restrictions.ts';

/**
 * The one guard that every call to the outside passes. It reads what is kept each time: a restriction, or a consent that was withdrawn, counts
 * from that moment on.
 */
export function createRestrictionGuard(
  restrictions: RestrictionStore,
  mayProcess: Consents['mayProcess'],
): Guard {
  return (errand) => {
    const consent = consentFor[errand.purpose];
    if (consent !== null && !mayProcess(consent)) return true;
    return restrictions.all().some(({ scope }) => reaches(scope, errand));
  };
}
