import type { PracticeSetting } from '../kit/practice-network.ts';
import { invalid } from './errors.ts';
import { isoTime } from './ids.ts';
import type { Instance } from './instances.ts';
import { type MediaStore, mediaEntity } from './media-store.ts';
import type { StatusStore, StoredStatus } from './status-store.ts';
import type { WantedStatus } from './writing.ts';

/** A status that waits for its time, under an id that the posted one will not have. */
export interface StoredScheduled {
  readonly id: string;
  readonly scheduledAt: number;
  readonly wanted: WantedStatus;
  readonly applicationId: string;
}

/** What waits at one server. */
export interface Scheduled {
  add(wanted: WantedStatus, at: number, applicationId: string): StoredScheduled;
  get(id: string): StoredScheduled | undefined;
  /** In the order in which they were made. */
  list(): readonly StoredScheduled[];
  move(scheduled: StoredScheduled, at: number): StoredScheduled;
  cancel(scheduled: StoredScheduled): void;
  /** Posts a status now. */
  post(wanted: WantedStatus, at: number, applicationId: string | null): StoredStatus;
  /** Posts what has come due; called before anything is looked at. */
  settle(): void;
}

/** How far ahead a time must lie (contract §2, "Publish"). */
export const leastAheadMs = 5 * 60_000;
const dailyLimit = 25;
const totalLimit = 300;
const day = 24 * 3_600_000;

/** Opens what waits at a server. */
export function createScheduled(
  { world, clock }: PracticeSetting,
  instance: Instance,
  media: MediaStore,
  statuses: StatusStore,
): Scheduled {
  const store = world.collection<StoredScheduled>(`mastodon.${instance.host}.scheduled`);
  const sequence = world.collection<{ readonly value: number }>(
    `mastodon.${instance.host}.scheduled-sequence`,
  );

  function assertTime(at: number): void {
    if (at < clock.now() + leastAheadMs) {
      throw invalid('Scheduled at The scheduled date must be in the future');
    }
    const others = store.all();
    if (others.length >= totalLimit)
      throw invalid(`You have exceeded the limit of ${totalLimit} scheduled posts`);
    const sameDay = others.filter(
      ({ scheduledAt }) => Math.floor(scheduledAt / day) === Math.floor(at / day),
    );
    if (sameDay.length >= dailyLimit) {
      throw invalid(`You have exceeded the limit of ${dailyLimit} scheduled posts for that day`);
    }
  }

  function post(wanted: WantedStatus, at: number, applicationId: string | null): StoredStatus {
    const { poll, ...content } = wanted;
    return statuses.add(
      {
        ...content,
        authorId: instance.person.id,
        applicationId,
        poll:
          poll === null
            ? null
            : {
                id: world.numericId(7),
                options: poll.options,
                multiple: poll.multiple,
                expiresAt: at + poll.expiresIn * 1000,
              },
      },
      at,
    );
  }

  return {
    post,
    add(wanted, at, applicationId) {
      assertTime(at);
      const id = String((sequence.get('last')?.value ?? 3220) + 1);
      sequence.put('last', { value: Number(id) });
      media.attach(wanted.mediaIds, `scheduled ${id}`);
      return store.put(id, { id, scheduledAt: at, wanted, applicationId });
    },
    get: (id) => store.get(id),
    list: () => store.all().toSorted((one, other) => Number(one.id) - Number(other.id)),
    move(scheduled, at) {
      assertTime(at);
      return store.put(scheduled.id, { ...scheduled, scheduledAt: at });
    },
    cancel({ id, wanted }) {
      media.attach(wanted.mediaIds, null);
      store.delete(id);
    },
    settle() {
      const due = store
        .filter(({ scheduledAt }) => scheduledAt <= clock.now())
        .toSorted((one, other) => one.scheduledAt - other.scheduledAt);
      for (const { id, wanted, scheduledAt, applicationId } of due) {
        store.delete(id);
        post(wanted, scheduledAt, applicationId);
      }
    },
  };
}

/** A waiting status as clients see it. */
export function scheduledEntity(
  { id, scheduledAt, wanted, applicationId }: StoredScheduled,
  media: MediaStore,
  base: string,
): Readonly<Record<string, unknown>> {
  return {
    id,
    scheduled_at: isoTime(scheduledAt),
    params: {
      text: wanted.text,
      visibility: wanted.visibility,
      spoiler_text: wanted.spoilerText,
      sensitive: wanted.sensitive,
      language: wanted.language,
      in_reply_to_id: wanted.inReplyToId,
      media_ids: wanted.mediaIds.length === 0 ? null : wanted.mediaIds,
      poll:
        wanted.poll === null
          ? null
          : {
              options: wanted.poll.options,
              multiple: wanted.poll.multiple,
              expires_in: wanted.poll.expiresIn,
              hide_totals: false,
            },
      idempotency: null,
      scheduled_at: null,
      application_id: applicationId,
      with_rate_limit: false,
    },
    media_attachments: wanted.mediaIds.flatMap((mediaId) => {
      const found = media.get(mediaId);
      return found === undefined ? [] : [mediaEntity(found, media.stateOf(found), base)];
    }),
  };
}
