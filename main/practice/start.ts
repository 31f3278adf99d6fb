import type { PracticeStarted, StartPractice } from '../../shared/control.ts';
import { practiceClient } from './kit/practice-network.ts';
import { startPracticeServer } from './server.ts';

/** The practice networks as a process of their own: a parent sends where to keep the world, and is told the address. */
interface UtilityParent {
  postMessage(message: PracticeStarted): void;
  on(event: 'message', listener: (event: { readonly data: StartPractice }) => void): void;
}
const { parentPort } = process as NodeJS.Process & { readonly parentPort?: UtilityParent };

async function start({ folder, key, adminSecret }: StartPractice): Promise<void> {
  const server = await startPracticeServer({ folder, key, adminSecret });
  const started: PracticeStarted = {
    type: 'started',
    address: {
      origin: server.origin,
      adminSecret,
      clientId: practiceClient.id,
      clientSecret: practiceClient.secret,
    },
  };
  if (parentPort === undefined) process.send?.(started);
  else parentPort.postMessage(started);
}

if (parentPort === undefined) {
  process.on('message', (message: StartPractice) => void start(message));
  process.on('disconnect', () => process.exit(0));
} else {
  parentPort.on('message', ({ data }) => void start(data));
}
process.on('SIGINT', () => undefined);
