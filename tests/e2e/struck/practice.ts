import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { practiceClient } from '../../../main/practice/kit/practice-network.ts';
import { startPracticeServer } from '../../../main/practice/server.ts';
import type { PracticeStarted, StartPractice } from '../../../shared/control.ts';
import { ordersIn } from './orders.ts';

/** The practice networks as they ship, which also write down what they are asked, and see to it that the engine dies where a test says. */
const orders = ordersIn(join(import.meta.dirname, '..'));

async function start({ folder, key, adminSecret }: StartPractice): Promise<void> {
  const { origin } = await startPracticeServer({
    folder,
    key,
    adminSecret,
    observe(facts, moment) {
      if (moment === 'arrived') appendFileSync(orders.record, `${JSON.stringify(facts)}\n`);
      const kill = orders.takeKill(facts, moment);
      if (kill !== undefined) process.kill(kill.pid, 'SIGKILL');
    },
  });
  orders.tellPractice({ origin, adminSecret });
  const { id, secret } = practiceClient;
  const started: PracticeStarted = {
    type: 'started',
    address: { origin, adminSecret, clientId: id, clientSecret: secret },
  };
  process.send?.(started);
}

process.on('message', (message: StartPractice) => void start(message));
process.on('disconnect', () => process.exit(0));
process.on('SIGINT', () => undefined);
