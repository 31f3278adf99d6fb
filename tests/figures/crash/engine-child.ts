import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import type { FromEngine, PracticeAddress, ToEngine } from '../../../shared/control.ts';
import type { FastTime } from './fast-clock.ts';

/** An engine process that can be killed at any moment and started again on the same profile. */
export interface EngineChild {
  call<T>(path: string, input?: unknown): Promise<T>;
  /** SIGKILL: no warning, no last word. */
  kill(): void;
  /** Resolves when the process is gone. */
  readonly ended: Promise<void>;
}

export interface EngineChildOptions {
  readonly profile: string;
  readonly dataKey: string;
  readonly practice: PracticeAddress;
  readonly time: FastTime;
}

/** Starts an engine and resolves when it is ready. */
export async function startEngineChild(options: EngineChildOptions): Promise<EngineChild> {
  const { profile, dataKey, practice, time } = options;
  const child: ChildProcess = fork(
    join(import.meta.dirname, 'engine-in-fast-time.ts'),
    [String(time.start), String(time.factor)],
    { serialization: 'advanced', stdio: ['ignore', 'ignore', 'inherit', 'ipc'] },
  );
  // A message on its way to a process that was just killed fails; whoever waits for its answer is told below.
  child.on('error', () => undefined);
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const waiting = new Map<string, (answer: { s?: number; b?: { json?: unknown } } | undefined) => void>();
  const send = (message: ToEngine): void => {
    if (child.connected) child.send(message);
  };
  const ready = new Promise<void>((resolve, reject) => {
    child.on('message', (message: FromEngine) => {
      if (message.type === 'ready') resolve();
      if (message.type === 'blocked') reject(new Error(`The engine is blocked: ${message.reason}`));
      if (message.type === 'practice-wanted') send({ type: 'practice-started', address: practice });
      if (message.type === 'port-message') {
        const { i, p } = JSON.parse(message.data) as { i: string; p: { s?: number; b?: { json?: unknown } } };
        waiting.get(i)?.(p);
        waiting.delete(i);
      }
    });
    child.once('exit', () => {
      reject(new Error('The engine ended before it was ready'));
      for (const settle of waiting.values()) settle(undefined);
      waiting.clear();
    });
  });
  send({ type: 'init', profile, dataKey, locale: 'en', practice: true, safeMode: false });
  send({ type: 'open-port', port: 1, surface: 'page' });
  await ready;

  let last = 0;
  return {
    ended,
    kill: () => void child.kill('SIGKILL'),
    call: <T>(path: string, input?: unknown) =>
      new Promise<T>((resolve, reject) => {
        if (!child.connected) return reject(new Error('The engine is gone'));
        last += 1;
        const id = `call-${last}`;
        waiting.set(id, (answer) => {
          if (answer === undefined) reject(new Error('The engine is gone'));
          else if (answer.s === undefined) resolve(answer.b?.json as T);
          else reject(new Error(`${path}: ${JSON.stringify(answer.b?.json)}`));
        });
        send({
          type: 'port-message',
          port: 1,
          data: JSON.stringify({ i: id, p: { u: `/${path}`, b: { json: input } } }),
        });
      }),
  };
}
