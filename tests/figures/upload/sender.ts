import type { PublishFile } from '../../../main/engine/networks/network.ts';
import { createWays, type Way } from './ways.ts';

/** A process that sends files and nothing else, so that its time and its memory are those of sending. */
export interface Order {
  readonly way: Way;
  readonly file: PublishFile;
}

/** What sending took: milliseconds, and memory (MiB, resident) before it and at its height. */
export interface Sent {
  readonly ms: number;
  readonly before: number;
  readonly peak: number;
  readonly arrived: number;
}

const [origin = ''] = process.argv.slice(2);
const send = createWays(origin);
const resident = (): number => process.memoryUsage.rss() / 1024 ** 2;
const sampleEvery = 20;

async function carryOut({ way, file }: Order): Promise<Sent> {
  await fetch(`${origin}/begin/${file.bytes}`);
  const before = resident();
  let peak = before;
  const sampler = setInterval(() => {
    peak = Math.max(peak, resident());
  }, sampleEvery);
  const start = performance.now();
  await send(way, file);
  const ms = performance.now() - start;
  clearInterval(sampler);
  const { arrived } = (await (await fetch(`${origin}/arrived`)).json()) as { arrived: number };
  return { ms, before, peak: Math.max(peak, resident()), arrived };
}

process.on('message', (order: Order) => {
  void carryOut(order).then(
    (sent) => process.send?.(sent),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
process.on('disconnect', () => process.exit(0));
