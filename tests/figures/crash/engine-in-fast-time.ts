import { runAsNodeChild } from '../../../main/engine/start/node-child.ts';
import { fastClock } from './fast-clock.ts';

/** The engine as it ships, started as it ships, but for its clock. */
const [start, factor] = process.argv.slice(2).map(Number);
runAsNodeChild(fastClock({ start: start ?? Date.now(), factor: factor ?? 1 }));
