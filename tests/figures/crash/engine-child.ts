import { type ChildProcess, fork } from 'node:child_process';
import { dirname, join } from 'node:path';
import type { FromEngine, PracticeAddress, Surface, ToEngine } from '../../../shared/control.ts';
import type { FromStruckEngine, ToStruckEngine } from './control.ts';

/** An engine process that can be killed at any moment. It is there before it has a profile, so that one can be kept ready. */
export interface EngineChild {
  /** Opens a profile and resolves when the engine is at work. */
  open(options: EngineChildOptions): Promise<void>;
  /** A call of the page or of the host. */
  call<T>(surface: Surface, path: string, input?: unknown): Promise<T>;
  tell(message: ToStruckEngine): void;
  /** Resolves when it has nothing to do but to wait; never, once it is killed. */
  still(): Promise<void>;
  /** Durable steps that it took. */
  steps(): Promise<number>;
  /** Ends it as the end of its parent would. */
  leave(): void;
  /** SIGKILL: no warning, no last word. */
  kill(): void;
  /** Resolves when the process is gone. */
  readonly ended: Promise<void>;
}

export interface EngineChildOptions {
  readonly profile: string;
  readonly dataKey: string;
  readonly practice: () => PracticeAddress;
  /** Told of the next moment that the engine waits for, in its monotonic time (ms). */
  waitsUntil(at: number | null): void;
}

/** What every call rejects with once its engine was killed. */
export class EngineGone extends Error {}

const ports: Readonly<Record<Surface, number>> = { page: 1, host: 2 };

type Answer = { readonly s?: number; readonly b?: { readonly json?: unknown } } | undefined;

/** Starts a process from the bundle `file`. */
export function forkEngine(file: string): EngineChild {
  const child: ChildProcess = fork(file, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // What the first engine compiled, the others need not: they start in two thirds of the time.
    env: { ...process.env, NODE_COMPILE_CACHE: join(dirname(file), 'compiled') },
  });
  // A message on its way to a process that was just killed fails; whoever waits for its answer is told below.
  child.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const waiting = new Map<string, (answer: Answer) => void>();
  const counting: ((count: number) => void)[] = [];
  const stilled: (() => void)[] = [];
  const send = (message: ToEngine | ToStruckEngine): void => {
    if (child.connected) child.send(message);
  };
  let last = 0;

  return {
    ended,
    kill: () => void child.kill('SIGKILL'),
    leave: () => child.disconnect(),
    tell: send,
    still: () =>
      new Promise((resolve) => {
        stilled.push(resolve);
        send({ type: 'ask-still' });
      }),
    steps: () =>
      new Promise((resolve) => {
        counting.push(resolve);
        send({ type: 'count-steps' });
      }),
    open({ profile, dataKey, practice, waitsUntil }) {
      const ready = new Promise<void>((resolve, reject) => {
        child.on('message', (message: FromEngine | FromStruckEngine) => {
          switch (message.type) {
            case 'ready':
              return resolve();
            case 'blocked':
              return reject(new Error(`The engine is blocked: ${message.reason}`));
            case 'practice-wanted':
              return send({ type: 'practice-started', address: practice() });
            case 'port-message': {
              const { i, p } = JSON.parse(message.data) as { i: string; p: Answer };
              waiting.get(i)?.(p);
              waiting.delete(i);
              return;
            }
            case 'waits-until':
              return waitsUntil(message.at);
            case 'still':
              return stilled.shift()?.();
            case 'steps':
              return counting.shift()?.(message.count);
            case 'goodbye':
              return;
          }
        });
        child.once('exit', () => {
          reject(new EngineGone('The engine ended before it was ready'));
          for (const settle of waiting.values()) settle(undefined);
          waiting.clear();
        });
      });
      send({
        type: 'init',
        profile,
        dataKey,
        locale: 'en',
        practice: true,
        safeMode: false,
        unlocked: false,
      });
      for (const surface of ['page', 'host'] as const) {
        send({ type: 'open-port', port: ports[surface], surface });
      }
      return ready;
    },
    call: <T>(surface: Surface, path: string, input?: unknown) =>
      new Promise<T>((resolve, reject) => {
        if (!child.connected) return reject(new EngineGone('The engine is gone'));
        last += 1;
        const id = `call-${last}`;
        waiting.set(id, (answer) => {
          if (answer === undefined) reject(new EngineGone('The engine is gone'));
          else if (answer.s === undefined) resolve(answer.b?.json as T);
          else reject(new Error(`${path}: ${JSON.stringify(answer.b?.json)}`));
        });
        const data = JSON.stringify({ i: id, p: { u: `/${path}`, b: { json: input } } });
        send({ type: 'port-message', port: ports[surface], data });
      }),
  };
}
