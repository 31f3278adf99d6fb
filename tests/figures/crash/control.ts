/** What the stage tells an engine under blows, beside what a host tells every engine. */
export type ToStruckEngine =
  /** The machine's time is its monotonic one plus `ahead` (ms); `moved` is how far both were driven since the process started. */
  | { readonly type: 'time'; readonly moved: number; readonly ahead: number }
  /** Nothing fits on the disk from the `step`-th durable step on, counted from now. */
  | { readonly type: 'fill-disk'; readonly step: number }
  | { readonly type: 'make-room' }
  /** SIGKILL in the middle of the `step`-th durable step, counted from now. */
  | { readonly type: 'die-at'; readonly step: number }
  /** Asks for `still`. */
  | { readonly type: 'ask-still' }
  /** Asks for `steps`. */
  | { readonly type: 'count-steps' };

/** What such an engine tells the stage. */
export type FromStruckEngine =
  /** The next moment that something waits for, in monotonic time (ms); null: nothing waits. */
  | { readonly type: 'waits-until'; readonly at: number | null }
  /** It has nothing to do but to wait. */
  | { readonly type: 'still' }
  /** Durable steps since it started. */
  | { readonly type: 'steps'; readonly count: number };
