import { runAsNodeChild } from '../../../main/engine/start/node-child.ts';
import { createFillableDisk } from '../../full-disk.ts';
import type { FromStruckEngine, ToStruckEngine } from './control.ts';
import { createEngineClock } from './engine-clock.ts';

/** The engine as it ships, started as it ships, but for a clock and a disk that the stage has a hand on. */
const tell = (message: FromStruckEngine): void => {
  if (process.connected) process.send?.(message);
};
let steps = 0;
let diesAt: number | undefined;
const clock = createEngineClock((at) => tell({ type: 'waits-until', at }));
const disk = createFillableDisk(() => {
  steps += 1;
  if (steps === diesAt) process.kill(process.pid, 'SIGKILL');
});

/** Reading and writing that is under way, by Node's names for it; open connections alone are not. */
const work = /^(FSReq|Connect|GetAddrInfo|Write|Shutdown|Immediate)/;

function whenStill(): void {
  setImmediate(() => {
    if (process.getActiveResourcesInfo().some((name) => work.test(name))) setTimeout(whenStill, 1);
    else tell({ type: 'still' });
  });
}

process.on('message', (message: ToStruckEngine) => {
  switch (message.type) {
    case 'time':
      return clock.set(message.moved, message.ahead);
    case 'fill-disk':
      return disk.fill(message.step);
    case 'make-room':
      return disk.makeRoom();
    case 'die-at':
      diesAt = steps + message.step;
      return;
    case 'ask-still':
      return whenStill();
    case 'count-steps':
      return tell({ type: 'steps', count: steps });
  }
});
runAsNodeChild({ clock, openDatabase: disk.openDatabase });
