import type { LockDesk } from './lock-desk.ts';

/** The part of Electron's `powerMonitor` that tells of the owner's absence. */
export interface PowerMonitor {
  /** Seconds since anybody used the computer. */
  getSystemIdleTime(): number;
  on(event: 'suspend' | 'lock-screen', listener: () => void): unknown;
}

/** How often the time without the owner is looked at (ms). */
const lookEvery = 15_000;

/** Locks by itself: after a time without the owner, when the computer sleeps, when its screen locks (Linux does not tell of that). Keeps D3. */
export function lockByItself(
  desk: Pick<LockDesk, 'state' | 'locking' | 'lock'>,
  monitor: PowerMonitor,
  every: (work: () => void, ms: number) => unknown = setInterval,
): void {
  const lockIf = (wanted: boolean | undefined): void => {
    if (wanted === true && desk.state.canLock && !desk.state.locked) void desk.lock();
  };
  every(() => {
    const after = desk.locking?.afterMinutes;
    lockIf(typeof after === 'number' && monitor.getSystemIdleTime() >= after * 60);
  }, lookEvery);
  monitor.on('suspend', () => lockIf(desk.locking?.onSleep));
  monitor.on('lock-screen', () => lockIf(desk.locking?.onScreenLock));
}
