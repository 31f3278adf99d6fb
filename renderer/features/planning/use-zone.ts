import { useQuery } from '@tanstack/react-query';
import { orpc } from '../../app/engine-client.ts';
import { localZone } from '../calendar/time/zone.ts';

/** The zone of the business, by which times are shown and planned; this computer's until the engine has told. */
export function useZone(): string {
  return useQuery(orpc.planning.zone.queryOptions()).data?.zone ?? localZone();
}
