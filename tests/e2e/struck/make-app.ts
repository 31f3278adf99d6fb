import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import type { Fault } from '../../../main/practice/kit/faults.ts';
import type { PracticePublished } from '../../../main/practice/kit/practice-network.ts';
import { type AppFolder, makeAppFolder } from '../app-folder.ts';
import { bundleOwn } from '../bundle-own.ts';
import type { Desktop } from '../desktop.ts';
import { type Kill, ordersIn } from './orders.ts';

/** Kaizup whose engine dies and whose computer sleeps when a test says so. */
export interface StruckApp extends AppFolder {
  /** From now on an engine that starts waits, or goes on. */
  holdStart(held: boolean): void;
  killEngineAt(desktop: Desktop, where: Omit<Kill, 'pid'>): void;
  /** The next request like this goes wrong. */
  arm(fault: Fault): Promise<void>;
  /** Requests to the practice networks as `METHOD path`, oldest first. */
  requests(): readonly string[];
  /** What a practice network shows to everybody. */
  published(network: string): Promise<readonly PracticePublished[]>;
  /** The computer sleeps for so long (ms) and wakes up. */
  sleep(desktop: Desktop, milliseconds: number): Promise<void>;
}

const request = z.object({ method: z.string(), path: z.string() });

/** Everything as it ships, but for the entries of engine and practice networks, which take orders. */
export async function makeStruckApp(): Promise<StruckApp> {
  const made = makeAppFolder('struck', ['host', 'preload', 'icons', 'renderer']);
  await bundleOwn('engine', join(made.built, 'engine'), { node: 'struck/engine.ts' });
  await bundleOwn('practice', join(made.built, 'practice'), { start: 'struck/practice.ts' });
  const orders = ordersIn(made.built);
  let slept = 0;

  async function admin(path: string, body?: object): Promise<unknown> {
    const { origin, adminSecret } = orders.practice();
    const reply = await fetch(`${origin}/_admin/${path}`, {
      headers: { 'x-practice-admin': adminSecret },
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
    });
    if (!reply.ok) throw new Error(`The practice networks answered ${reply.status} to ${path}`);
    return reply.json();
  }

  return {
    ...made,
    holdStart: (held) => orders.hold(held),
    killEngineAt: (desktop, where) => orders.orderKill({ ...where, pid: desktop.engineProcess() }),
    arm: async (fault) => void (await admin('faults', fault)),
    requests: () =>
      (existsSync(orders.record) ? readFileSync(orders.record, 'utf8') : '')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => request.parse(JSON.parse(line)))
        .map(({ method, path }) => `${method} ${path}`),
    published: async (network) =>
      ((await admin(`networks/${network}/published`)) as { published: readonly PracticePublished[] })
        .published,
    async sleep(desktop, milliseconds) {
      slept += milliseconds;
      orders.setSlept(slept);
      await desktop.app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));
      await admin('clock/advance', { milliseconds });
      process.kill(desktop.engineProcess(), 'SIGUSR2');
      await desktop.app.evaluate(({ powerMonitor }) => powerMonitor.emit('resume'));
    },
  };
}
