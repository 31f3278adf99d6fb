import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

/** A running OAuth provider that knows one client. */
export interface Oidc {
  readonly origin: string;
  stop(): Promise<void>;
}

const ready = z.object({ port: z.number() });

/** Starts the provider in a process of its own. */
export async function startOidc(clientId: string, redirectUri: string): Promise<Oidc> {
  const script = fileURLToPath(new URL('start-oidc.mjs', import.meta.url));
  const child: ChildProcess = fork(script, [clientId, redirectUri], { execArgv: [], silent: true });
  const exited = once(child, 'exit');
  const message = await Promise.race([
    once(child, 'message').then(([value]) => value as unknown),
    exited.then(([code]) => Promise.reject(new Error(`The provider ended with ${String(code)}`))),
  ]);
  return {
    origin: `http://127.0.0.1:${ready.parse(message).port}`,
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}
