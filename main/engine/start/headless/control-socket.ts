import { createHash } from 'node:crypto';
import { chmodSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import { errorCodeOf } from '../../store/open-database.ts';
import { type PublisherStatus, publisherStatus } from './status.ts';

/** What may be asked of a publisher that runs. */
export type Question = 'status' | 'pause' | 'resume';

/** The name of the socket in the profile, whose folder is its owner's alone. */
export const socketFile = 'publisher.sock';

const methods: Readonly<Record<Question, 'GET' | 'POST'>> = { status: 'GET', pause: 'POST', resume: 'POST' };

/**
 * Where the publisher of a profile listens. The process works in the profile's folder, because the path of a socket has 107 bytes at
 * most (unix(7)) and a name always fits; Windows has named pipes.
 */
function addressOf(profile: string): string {
  if (process.platform !== 'win32') return socketFile;
  const name = createHash('sha256').update(profile.toLowerCase()).digest('hex').slice(0, 32);
  return `\\\\.\\pipe\\kaizup-${name}`;
}

export interface ControlSocket {
  close(): Promise<void>;
}

/**
 * Answers questions of this computer's user about the publisher of `profile`: HTTP over a local socket, JSON both ways. Only for the process
 * that has the database open: what is left of a socket is that of one that was killed.
 */
export async function listenForQuestions(
  profile: string,
  answer: (question: Question) => unknown,
): Promise<ControlSocket> {
  const address = addressOf(profile);
  const server = createServer((asked, response) => {
    const question = (Object.keys(methods) as Question[]).find((name) => asked.url === `/${name}`);
    asked.resume();
    const say = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json', connection: 'close' });
      response.end(`${JSON.stringify(body)}\n`);
    };
    if (question === undefined || asked.method !== methods[question]) return say(404, { error: 'unknown' });
    try {
      say(200, answer(question));
    } catch (error) {
      // A full disk, for one: the answer must not take the publisher down.
      say(503, { error: errorCodeOf(error) || 'failed' });
    }
  });
  if (address === socketFile) rmSync(socketFile, { force: true });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(address, resolve);
  });
  if (address === socketFile) chmodSync(socketFile, 0o600);
  return {
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Why there is no answer: nobody listens, whoever listens says nothing that makes sense, or it could not be done. */
export type NoAnswer = 'not-running' | 'no-answer' | 'refused';

/** How long a publisher may take to answer (ms): it looks into its database for it, and no more. */
const patience = 5000;

/** Nobody listens there: no socket, one that was left by a process that is gone, or a profile without one. */
const nobody = ['ENOENT', 'ECONNREFUSED', 'ENOTSOCK'];

/** Asks the publisher of `profile`. */
export async function ask(
  profile: string,
  question: Question,
  withinMs = patience,
): Promise<Outcome<PublisherStatus, NoAnswer>> {
  return new Promise((resolve) => {
    const asking = request(
      {
        socketPath: addressOf(profile),
        path: `/${question}`,
        method: methods[question],
        // The whole answer, not a piece of it.
        signal: AbortSignal.timeout(withinMs),
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (piece: string) => {
          text += piece;
        });
        response.once('error', () => resolve(fail('no-answer')));
        response.on('end', () => {
          if (response.statusCode === 503) return resolve(fail('refused'));
          const status = response.statusCode === 200 ? statusIn(text) : undefined;
          resolve(status === undefined ? fail('no-answer') : ok(status));
        });
      },
    );
    asking.once('error', (error) =>
      resolve(fail(nobody.includes(errorCodeOf(error)) ? 'not-running' : 'no-answer')),
    );
    asking.end();
  });
}

/** The status in an answer; undefined when it is none. */
function statusIn(text: string): PublisherStatus | undefined {
  try {
    return publisherStatus.safeParse(JSON.parse(text)).data;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
