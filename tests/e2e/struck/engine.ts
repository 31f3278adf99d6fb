import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { systemClock } from '../../../main/engine/clock.ts';
import { runAsNodeChild } from '../../../main/engine/start/node-child.ts';
import { ordersIn } from './orders.ts';

/** The engine as it ships, on the clock of a computer that sleeps when a test says so: its timers stand still, its time does not. */
const orders = ordersIn(join(import.meta.dirname, '..'));
let slept = orders.slept();
process.on('SIGUSR2', () => {
  slept = orders.slept();
});
while (orders.isHeld()) await delay(50);
runAsNodeChild({ clock: { ...systemClock, now: () => systemClock.now() + slept } });
