import type { Change, Notice } from '../../shared/contract/index.ts';

/** Listeners of one kind of event. A listener must not throw: what it does with an event is its own business. */
export interface Channel<T> {
  emit(event: T): void;
  /** Events from now on, after those in `earlier`, until `signal` aborts. A slow reader loses none; they wait in order. */
  listen(signal: AbortSignal | undefined, earlier?: readonly T[]): AsyncGenerator<T, void, void>;
}

/** Creates a channel without listeners. */
export function createChannel<T>(): Channel<T> {
  const readers = new Set<{ queue: T[]; wake: () => void }>();
  return {
    emit(event) {
      for (const reader of readers) {
        reader.queue.push(event);
        reader.wake();
      }
    },
    async *listen(signal, earlier = []) {
      const reader = { queue: [...earlier], wake: (): void => undefined };
      readers.add(reader);
      const wake = (): void => reader.wake();
      signal?.addEventListener('abort', wake);
      try {
        while (signal?.aborted !== true) {
          const next = reader.queue.shift();
          if (next !== undefined) yield next;
          else await new Promise<void>((resolve) => (reader.wake = resolve));
        }
      } finally {
        signal?.removeEventListener('abort', wake);
        readers.delete(reader);
      }
    },
  };
}

/** What the owner is told. */
export interface Notices extends Channel<Notice> {
  /** As `listen`; who comes first also hears what was found before, while nobody could. */
  follow(signal: AbortSignal | undefined): AsyncGenerator<Notice, void, void>;
}

/** What the engine tells the outside. */
export interface Events {
  readonly changes: Channel<Change>;
  readonly notices: Notices;
}

/** An engine that nobody ever listens to does not gather notices without end. */
const mostUnheard = 100;

function createNotices(): Notices {
  const channel = createChannel<Notice>();
  let unheard: Notice[] | null = [];
  return {
    listen: channel.listen,
    emit(notice) {
      unheard = unheard?.concat(notice).slice(-mostUnheard) ?? null;
      channel.emit(notice);
    },
    follow(signal) {
      const earlier = unheard ?? [];
      unheard = null;
      return channel.listen(signal, earlier);
    },
  };
}

/** Creates the engine's events. */
export const createEvents = (): Events => ({
  changes: createChannel<Change>(),
  notices: createNotices(),
});
