import * as z from 'zod';
import { unlockAnswer } from '../../../shared/model/owner.ts';
import type { BridgeCalls } from '../shell/bridge-calls.ts';
import type { LockDesk } from './lock-desk.ts';

/** The page's calls about the lock: the only ones that count while it is closed. */
export function registerLockCalls(bridge: BridgeCalls, desk: LockDesk): void {
  const nothing = z.undefined();
  bridge.handle('lock-state', nothing, () => desk.state);
  bridge.handle('lock', nothing, () => desk.lock());
  bridge.handle('lock-ready', nothing, () => desk.pageIsReady());
  bridge.handle('unlock', unlockAnswer, (answer) => desk.unlock(answer));
  bridge.handle('wipe-locked', nothing, () => desk.wipe());
}
