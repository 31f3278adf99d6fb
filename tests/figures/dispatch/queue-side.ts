import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Queue, Worker } from 'bullmq';
import { Redis } from 'ioredis';
import type { Dispatched } from './dispatched.ts';

/** What Redis keeps: nothing, or every write on the disk before it answers, as the engine does. */
export type Keeping = 'nothing' | 'every-write';

const concurrency = 50;
/** Long enough for all jobs to be added before the first is due. */
const leadMs = 6_000;
const batch = 1_000;

/** BullMQ on a Redis of its own in `folder`: from the moment when all jobs are due until the last is completed. */
export async function dispatchWithQueue(
  folder: string,
  count: number,
  keeping: Keeping,
): Promise<Dispatched> {
  const home = mkdtempSync(join(folder, 'redis-'));
  const socket = join(home, 'redis.sock');
  const append = keeping === 'every-write' ? 'yes' : 'no';
  const words = ['--port', '0', '--unixsocket', socket, '--dir', home, '--save', ''];
  const redis = spawn('redis-server', [...words, '--appendonly', append, '--appendfsync', 'always'], {
    stdio: 'ignore',
  });
  const gone = once(redis, 'exit');
  try {
    return await runJobs(socket, count);
  } finally {
    redis.kill();
    await gone;
    rmSync(home, { recursive: true, force: true });
  }
}

async function runJobs(socket: string, count: number): Promise<Dispatched> {
  const connect = (): Redis => new Redis({ path: socket, maxRetriesPerRequest: null });
  const [asking, working] = [connect(), connect()];
  // Until the server listens, the client tries again by itself; what it says of that is no news.
  for (const client of [asking, working]) client.on('error', () => undefined);
  await asking.ping();
  const queue = new Queue('dispatch', { connection: asking });
  const due = Date.now() + leadMs;
  for (let from = 0; from < count; from += batch) {
    const length = Math.min(batch, count - from);
    await queue.addBulk(
      Array.from({ length }, (_, index) => ({
        name: 'publish',
        data: { text: `Fresh from the oven, number ${from + index}` },
        opts: { delay: due - Date.now() },
      })),
    );
  }
  if (Date.now() > due) throw new Error('The jobs were due before all were added');
  const lateness: number[] = [];
  let completed = 0;
  const everyDone = Promise.withResolvers<number>();
  const worker = new Worker(
    'dispatch',
    async () => {
      lateness.push(Date.now() - due);
      return { remoteId: `post-${lateness.length}`, url: 'https://example.test/post' };
    },
    { connection: working, concurrency },
  );
  worker.on('error', (error) => everyDone.reject(error));
  worker.on('completed', () => {
    completed += 1;
    if (completed === count) everyDone.resolve(Date.now());
  });
  const tookMs = (await everyDone.promise) - due;
  await worker.close();
  await queue.close();
  asking.disconnect();
  working.disconnect();
  return { tookMs, lateness };
}
