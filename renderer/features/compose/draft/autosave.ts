import type { ErrorCode } from '../../../../shared/errors.ts';
import type { Draft } from '../../../../shared/model/post.ts';

/** How the saving of a draft stands, as its owner is told. */
export type SaveState =
  | { readonly kind: 'untouched' }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved' }
  /** The engine is not there: what was typed is kept in this window and saved when it is back. */
  | { readonly kind: 'away' }
  | { readonly kind: 'refused'; readonly code: ErrorCode };

/** What came of one call to save. */
export type SaveOutcome = { readonly saved: true } | { readonly saved: false; readonly code: ErrorCode };

export interface AutosaveSetting {
  readonly save: (draft: Draft) => Promise<SaveOutcome>;
  /** Keeps a copy that a reload of the page survives; `null` drops it. */
  readonly keep: (draft: Draft | null) => void;
  readonly delayMs: number;
  /** Calls back later; returns what calls it off. */
  readonly later: (callback: () => void, ms: number) => () => void;
}

export interface Autosave {
  /** The draft changed: it is saved once its owner pauses. */
  readonly change: (draft: Draft) => void;
  /** Saves at once what is not saved; true when nothing is left to save. */
  readonly flush: () => Promise<boolean>;
  readonly state: () => SaveState;
  readonly subscribe: (listener: () => void) => () => void;
}

/** Saves a draft as it is typed: at most one call at a time, always the latest text, nothing dropped while the engine is away. */
export function createAutosave({ save, keep, delayMs, later }: AutosaveSetting): Autosave {
  const listeners = new Set<() => void>();
  let state: SaveState = { kind: 'untouched' };
  let pending: Draft | null = null;
  let running: Promise<void> | null = null;
  let callOff: (() => void) | null = null;

  const become = (next: SaveState): void => {
    state = next;
    for (const listener of listeners) listener();
  };

  const write = async (): Promise<void> => {
    while (pending !== null) {
      const draft = pending;
      become({ kind: 'saving' });
      const outcome = await save(draft);
      if (!outcome.saved) {
        become(
          outcome.code === 'engine-unavailable' ? { kind: 'away' } : { kind: 'refused', code: outcome.code },
        );
        return;
      }
      if (pending === draft) {
        pending = null;
        keep(null);
        become({ kind: 'saved' });
      }
    }
  };

  const run = (): Promise<void> => {
    callOff?.();
    callOff = null;
    running ??= write().finally(() => {
      running = null;
    });
    return running;
  };

  return {
    change: (draft) => {
      pending = draft;
      keep(draft);
      callOff?.();
      callOff = later(() => void run(), delayMs);
      if (state.kind !== 'away' && running === null) become({ kind: 'waiting' });
    },
    flush: async () => {
      if (running !== null) await running;
      if (pending !== null) await run();
      return pending === null;
    },
    state: () => state,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
