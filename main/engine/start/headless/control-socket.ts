import { createHash } from 'node:crypto';
import { chmodSync, rmSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import { errorCodeOf } from '../../store/open-database.ts';

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

/** Asks the publisher of `profile`; `not-running` when nobody answers. */
export async function ask(
  profile: string,
  question: Question,
): Promise<Outcome<unknown, 'not-running' | 'failed'>> {
  return new Promise((resolve) => {
    const asking = request(
      { socketPath: addressOf(profile), path: `/${question}`, method: methods[question] },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (piece: string) => {
          text += piece;
        });
        response.on('end', () =>
          resolve(response.statusCode === 200 ? ok(JSON.parse(text) as unknown) : fail('failed')),
        );
      },
    );
    asking.once('error', () => resolve(fail('not-running')));
    asking.end();
  });
}
