import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { vi } from 'vitest';
import { out } from '../../../build/root.ts';
import type { PublisherStatus } from '../../../main/engine/start/headless/status.ts';

export const passphrase = 'vier natte katten op een dak';

/** A publisher in a process of its own, as an operator starts it. */
export interface Publisher {
  readonly child: ChildProcess;
  readonly said: () => string;
  /** Its exit code; null when it was killed. */
  readonly ended: Promise<number | null>;
}

/** What a process said until it ended, and how. */
export interface Said {
  readonly code: number | null;
  readonly said: string;
}

/** The command line of the publisher. */
export interface Command {
  readonly file: string;
  start(words: readonly string[], line?: string): Publisher;
  run(words: readonly string[], line?: string): Promise<Said>;
  /** Starts publishing, and resolves once it does. */
  publish(profile: string, words?: readonly string[]): Promise<Publisher>;
  status(profile: string): Promise<PublisherStatus>;
  /** Resolves when nothing waits, is at work or has to be confirmed; what was asked about after a crash may take the network's grace. */
  settled(profile: string): Promise<void>;
  /** Ends every publisher that it started. */
  endAll(): Promise<void>;
}

/** Starts a program with the passphrase as its standard input. */
export function startWith(program: string, words: readonly string[], line = passphrase): Publisher {
  const child = spawn(program, words, {
    stdio: 'pipe',
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '' },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (piece: Buffer) => {
      said += piece.toString();
    });
  }
  child.stdin.on('error', () => undefined);
  child.stdin.end(`${line}\n`);
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  return { child, said: () => said, ended };
}

export async function untilEnd({ ended, said }: Publisher): Promise<Said> {
  return { code: await ended, said: said() };
}

/** The publisher as it is built in `built`. */
export function commandIn(built: string = out): Command {
  const file = join(built, 'engine', 'headless.mjs');
  const running: Publisher[] = [];
  const start: Command['start'] = (words, line) => startWith(process.execPath, [file, ...words], line);
  const run: Command['run'] = (words, line) => untilEnd(start(words, line));
  const status: Command['status'] = async (profile) =>
    JSON.parse((await run(['--profile', profile, '--status', '--json'])).said) as PublisherStatus;
  return {
    file,
    start,
    run,
    status,
    async publish(profile, words = []) {
      const publisher = start(['--profile', profile, ...words]);
      running.push(publisher);
      await vi.waitUntil(() => publisher.said().includes('Kaizup publishes'), { timeout: 20_000 });
      return publisher;
    },
    async settled(profile) {
      await vi.waitUntil(
        async () => {
          const { waiting, atWork, toBeConfirmed } = await status(profile);
          return waiting + atWork + toBeConfirmed === 0;
        },
        { timeout: 60_000, interval: 300 },
      );
    },
    async endAll() {
      for (const { child } of running) child.kill('SIGKILL');
      await Promise.all(running.splice(0).map(({ ended }) => ended));
    },
  };
}
