import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

/** A person on the server, who made an app password for Kaizup. */
export interface PdsPerson {
  readonly did: string;
  readonly handle: string;
  /** What the person types on the server's own pages, and nowhere else. */
  readonly password: string;
  readonly appPassword: string;
  /** Takes the app password back, as its owner does in the network's settings. */
  revokeAppPassword(): Promise<void>;
}

/** A running personal data server. */
export interface Pds {
  readonly origin: string;
  readonly port: number;
  /** Address of the identity directory. */
  readonly directory: string;
  createPerson(name: string): Promise<PdsPerson>;
  stop(): Promise<void>;
}

const ready = z.object({ port: z.number(), directoryPort: z.number() });
const session = z.object({ did: z.string(), handle: z.string(), accessJwt: z.string() });
const appPassword = z.object({ password: z.string() });

/** Starts the server in a process of its own. */
export async function startPds(): Promise<Pds> {
  const child: ChildProcess = fork(fileURLToPath(new URL('start-pds.mjs', import.meta.url)), [], {
    env: { ...process.env, LOG_ENABLED: 'false', NODE_ENV: 'production' },
    execArgv: [],
  });
  const exited = once(child, 'exit');
  const message = await Promise.race([
    once(child, 'message').then(([value]) => value as unknown),
    exited.then(([code]) => Promise.reject(new Error(`The server ended with ${String(code)}`))),
  ]);
  const { port, directoryPort } = ready.parse(message);
  const origin = `http://127.0.0.1:${port}`;
  return {
    origin,
    port,
    directory: `http://127.0.0.1:${directoryPort}`,
    async createPerson(name) {
      const password = `main-password-of-${name}`;
      const person = session.parse(
        await call(origin, 'com.atproto.server.createAccount', null, {
          handle: `${name}.test`,
          email: `${name}@example.test`,
          password,
        }),
      );
      const made = appPassword.parse(
        await call(origin, 'com.atproto.server.createAppPassword', person.accessJwt, { name: 'Kaizup' }),
      );
      return {
        did: person.did,
        handle: person.handle,
        password,
        appPassword: made.password,
        revokeAppPassword: async () => {
          await call(origin, 'com.atproto.server.revokeAppPassword', person.accessJwt, { name: 'Kaizup' });
        },
      };
    },
    async stop() {
      child.kill('SIGTERM');
      await exited;
    },
  };
}

async function call(origin: string, method: string, token: string | null, input: object): Promise<unknown> {
  const response = await fetch(`${origin}/xrpc/${method}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    },
    body: JSON.stringify(input),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${method}: ${response.status} ${text}`);
  return text === '' ? null : (JSON.parse(text) as unknown);
}
