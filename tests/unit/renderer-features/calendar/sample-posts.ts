import { instantOf } from '../../../../renderer/features/calendar/time/zone.ts';
import type { PostCard } from '../../../../shared/contract/posts.ts';
import type { PublicationState } from '../../../../shared/model/publication.ts';

export const zone = 'Europe/Brussels';

/** The instant of a wall time in Brussels. */
export function instant(local: string): number {
  return instantOf({ local, zone }).at;
}

/** A post card of the calendar on Bluesky practice accounts; `local` null makes a draft without a time. */
export function samplePost(
  id: string,
  local: string | null,
  accounts: readonly string[] = ['a'],
  state: PublicationState | null = local === null ? null : 'scheduled',
): PostCard {
  return {
    id,
    excerpt: `Text of ${id}`,
    cover: null,
    at: local === null ? null : instant(local),
    wallTime: local === null ? null : { local, zone },
    updatedAt: 0,
    accountIds: [...accounts],
    queued: false,
    seriesId: null,
    publications:
      state === null
        ? []
        : accounts.map((accountId) => ({
            id: `${id}-${accountId}`,
            accountId,
            network: 'bluesky',
            mode: 'practice',
            accountName: accountId,
            mayBeOut: false,
            failure: null,
            state,
          })),
  };
}
