import { chanceOf } from '../kit/growth.ts';
import type { PracticeSetting } from '../kit/practice-network.ts';
import { isOlder, type NextId } from './ids.ts';
import type { Instance, Person } from './instances.ts';
import type { MediaStore } from './media-store.ts';
import type { StoredPoll } from './polls.ts';

export const visibilities = ['public', 'unlisted', 'private', 'direct'] as const;
export type Visibility = (typeof visibilities)[number];

/** What is written in a status, before it has an id or a time. */
export interface StatusContent {
  readonly text: string;
  readonly spoilerText: string;
  readonly sensitive: boolean;
  readonly visibility: Visibility;
  readonly language: string | null;
  readonly mediaIds: readonly string[];
  readonly inReplyToId: string | null;
}

export interface StoredStatus extends StatusContent {
  readonly id: string;
  readonly authorId: string;
  readonly createdAt: number;
  readonly editedAt: number | null;
  readonly poll: StoredPoll | null;
  readonly applicationId: string | null;
}

/** The statuses of one server. */
export interface StatusStore {
  add(status: Omit<StoredStatus, 'id' | 'createdAt' | 'editedAt'>, at: number): StoredStatus;
  get(id: string): StoredStatus | undefined;
  replace(status: StoredStatus): StoredStatus;
  remove(status: StoredStatus): void;
  /** Of one author, newest first. */
  by(authorId: string): readonly StoredStatus[];
  /** Everything below a status, oldest first. */
  below(status: StoredStatus): readonly StoredStatus[];
  /** Answers to a status itself. */
  repliesTo(status: StoredStatus): number;
  personOf(status: StoredStatus): Person;
}

const hour = 3_600_000;

/** Opens a server's statuses. */
export function createStatusStore(
  { world, clock }: PracticeSetting,
  instance: Instance,
  nextId: NextId,
  media: MediaStore,
): StatusStore {
  const store = world.collection<StoredStatus>(`mastodon.${instance.host}.statuses`);
  const greeted = world.collection<{ readonly neighbours: number }>(`mastodon.${instance.host}.greeted`);

  function add(status: Omit<StoredStatus, 'id' | 'createdAt' | 'editedAt'>, at: number): StoredStatus {
    const id = nextId(at);
    media.attach(status.mediaIds, id);
    return store.put(id, { ...status, id, createdAt: at, editedAt: null });
  }

  /** Neighbours answer what they can see: the first of them every question, the others as it comes. */
  function receiveReplies(status: StoredStatus): void {
    const seen = status.visibility === 'public' || status.visibility === 'unlisted';
    if (status.authorId !== instance.person.id || status.inReplyToId !== null || !seen) return;
    const before = greeted.get(status.id)?.neighbours ?? 0;
    let arrived = before;
    for (const [index, neighbour] of instance.neighbours.entries()) {
      const chance = chanceOf(`${status.id}:${neighbour.username}`);
      const at = status.createdAt + Math.floor((index + 0.2 + chance) * 2 * hour);
      const answers = index === 0 ? status.text.includes('?') || chance < 0.6 : chance < 0.4;
      if (index < before || clock.now() < at) continue;
      arrived = index + 1;
      if (answers) {
        const words = index === 0 ? 'Yes please, save one for me!' : 'Is it open on Sunday too?';
        add(
          {
            authorId: neighbour.id,
            text: `@${instance.person.username} ${words}`,
            spoilerText: '',
            sensitive: false,
            visibility: status.visibility,
            language: 'en',
            mediaIds: [],
            inReplyToId: status.id,
            poll: null,
            applicationId: null,
          },
          at,
        );
      }
    }
    if (arrived > before) greeted.put(status.id, { neighbours: arrived });
  }

  const children = (id: string): readonly StoredStatus[] =>
    store.filter((status) => status.inReplyToId === id);

  return {
    add,
    get(id) {
      const status = store.get(id);
      if (status !== undefined) receiveReplies(status);
      return status;
    },
    replace(status) {
      media.attach(store.get(status.id)?.mediaIds ?? [], null);
      media.attach(status.mediaIds, status.id);
      return store.put(status.id, status);
    },
    remove(status) {
      media.attach(status.mediaIds, null);
      store.delete(status.id);
    },
    by: (authorId) =>
      store
        .filter((status) => status.authorId === authorId)
        .toSorted((one, other) => (isOlder(one.id, other.id) ? 1 : -1)),
    below(status) {
      receiveReplies(status);
      const found: StoredStatus[] = [];
      for (let layer = children(status.id); layer.length > 0; ) {
        found.push(...layer);
        layer = layer.flatMap(({ id }) => children(id));
      }
      return found.toSorted((one, other) => (isOlder(one.id, other.id) ? -1 : 1));
    },
    repliesTo(status) {
      receiveReplies(status);
      return children(status.id).length;
    },
    personOf: ({ authorId }) => instance.neighbours.find(({ id }) => id === authorId) ?? instance.person,
  };
}
