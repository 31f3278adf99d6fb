import { reaches, type Guard } from '../../domain/errand.ts';
import type { RestrictionStore } from '../../store/repositories/restrictions.ts';

/** The one guard that every call to the outside passes. It reads what is kept each time: a restriction counts from that moment on. */
export function createRestrictionGuard(restrictions: RestrictionStore): Guard {
  return (errand) => restrictions.all().some(({ scope }) => reaches(scope, errand));
}
