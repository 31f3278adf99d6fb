import type { Change, Notice } from '../../shared/contract/index.ts';

/** Listeners of one kind of event. A listener must not throw: what it does with an event is its own business. */
export interface Channel<T> {
  emit(event: T): void;
  /** Events from now on, until `signal` aborts. A slow reader loses none; they wait in order. */
  listen(signal: AbortSignal | undefined): AsyncGenerator<T, void, void>;
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
    async *listen(signal) {
      const reader = { queue: [] as T[], wake: (): void => undefined };
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

/** What the engine tells the outside. */
export interface Events {
  readonly changes: Channel<Change>;
  readonly notices: Channel<Notice>;
}

/** Creates the engine's events. */
export const createEvents = (): Events => ({
  changes: createChannel<Change>(),
  notices: createChannel<Notice>(),
});
