import {
  type OutsidePlace,
  type ProcessingActivityId,
  processingActivities,
} from '../../../../../shared/privacy/register.ts';
import type { RegisterEntry } from '../../../../../shared/contract/privacy.ts';
import { filePlaces, outsidePlaces, settingPlaces, tablePlaces } from './places.ts';

/** The register with everything that lies anywhere, for the owner to read (GDPR Art. 30). */
export function readRegister(): RegisterEntry[] {
  return (Object.keys(processingActivities) as ProcessingActivityId[]).map((id) => ({
    activity: id,
    tables: Object.entries(tablePlaces)
      .filter(([, { activity }]) => activity === id)
      .map(([table, { columns }]) => ({
        table,
        columns: Object.entries(columns).map(([name, kind]) => ({ name, kind })),
      })),
    files: filePlaces
      .filter(({ activity }) => activity === id)
      .map(({ pattern, holds }) => ({ path: pattern, kind: holds })),
    settings: Object.entries(settingPlaces)
      .filter(([, activity]) => activity === id)
      .map(([name]) => name),
    outside: (Object.keys(outsidePlaces) as OutsidePlace[]).filter((place) => outsidePlaces[place] === id),
  }));
}
