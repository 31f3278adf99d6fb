import { create } from 'zustand';
import type { LockState } from '../../shared/model/owner.ts';
import { bridge } from './bridge.ts';

/** Whether the page is closed to whoever sits here, and what the lock screen may know. */
export const useLock = create<LockState>(() => ({
  locked: false,
  canLock: false,
  level: 'window',
  secondFactor: false,
  waitUntil: null,
}));

const hooks = new Set<() => Promise<unknown>>();

/** Has `hook` put away what is not saved yet before Kaizup locks. Returns the way to stop. */
export function beforeLock(hook: () => Promise<unknown>): () => void {
  hooks.add(hook);
  return () => void hooks.delete(hook);
}

/** Reads the lock and follows it. Once, before anything else is asked for. */
export async function followLock(): Promise<void> {
  bridge.onBeforeLock(async () => {
    await Promise.allSettled([...hooks].map((hook) => hook()));
  });
  bridge.onLockState((state) => useLock.setState(state));
  useLock.setState(await bridge.lockState());
}

/** Closes the page now, where there is a password; the host loads it anew, with nothing of before in it. */
export function lockNow(): void {
  if (useLock.getState().canLock) void bridge.lock();
}
