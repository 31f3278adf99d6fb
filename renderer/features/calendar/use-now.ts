import { useSyncExternalStore } from 'react';

const everyMs = 15_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;
let minute = wholeMinute();

function wholeMinute(): number {
  return Math.floor(Date.now() / 60_000) * 60_000;
}

function subscribe(listener: () => void): () => void {
  minute = wholeMinute();
  listeners.add(listener);
  timer ??= setInterval(() => {
    minute = wholeMinute();
    for (const each of listeners) each();
  }, everyMs);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** The minute it is (ms since the epoch); renders again when it changes. */
export function useMinute(): number {
  return useSyncExternalStore(subscribe, () => minute);
}
