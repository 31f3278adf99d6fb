import fc from 'fast-check';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHostRouter } from '../../main/engine/rpc/host-router.ts';
import { createPageRouter } from '../../main/engine/rpc/page-router.ts';
import { createPortServer } from '../../main/engine/rpc/serve-ports.ts';
import { type EngineBench, openBench } from '../engine-bench.ts';

let bench: EngineBench;
let hear: (data: unknown) => void;
const answers: string[] = [];
let answered = (): void => undefined;

beforeAll(async () => {
  bench = await openBench();
  const log = pino({ level: 'silent' });
  const server = createPortServer(
    { page: createPageRouter(bench.engine), host: createHostRouter(bench.engine, () => undefined) },
    log,
  );
  server.serve('page', {
    send: (data) => {
      answers.push(data);
      answered();
    },
    onMessage: (listener) => {
      hear = listener;
    },
    onClose: () => undefined,
  });
});
afterAll(() => bench.remove());

/** Sends one call in the wire's own form and waits for its answer. */
async function call(path: string, input: unknown): Promise<string> {
  const id = `call-${answers.length}-${Math.random()}`;
  const arrived = new Promise<string>((resolve) => {
    answered = () => {
      const found = answers.find((answer) => answer.includes(id));
      if (found !== undefined) resolve(found);
    };
  });
  hear(JSON.stringify({ i: id, p: { u: `/${path}`, b: { json: input } } }));
  return arrived;
}

describe('the page', () => {
  test('gets answers to its own calls', async () => {
    expect(await call('app/state', undefined)).toContain('"welcomed":false');
  });

  test('cannot make the calls of the host', async () => {
    for (const path of ['drain', 'selfTest', 'mediaFile', 'notices']) {
      expect(await call(path, { deadlineMs: 1 })).toContain('404');
    }
    expect(await call('app/state', undefined)).toContain('"welcomed"');
  });

  test('is told of wrong input by a code and nothing else', async () => {
    const answer = await call('posts/schedule', { postId: 1, at: 'now' });
    expect(answer).toContain('invalid-input');
    expect(answer).not.toMatch(/\.ts:|stack|node_modules/);
  });

  test('is told of an expected failure with its code', async () => {
    expect(await call('posts/get', { postId: 'nowhere' })).toContain('not-found');
  });
});

const paths = [
  'app/welcome',
  'posts/save',
  'posts/schedule',
  'accounts/beginSignIn',
  'media/importFile',
  'changes',
  '__proto__',
  'app',
];

test('whatever arrives on a port, the engine goes on', async () => {
  const junk = fc.oneof(
    fc.string(),
    fc.json(),
    fc.anything(),
    fc.record({ i: fc.anything(), t: fc.anything(), p: fc.anything() }).map((value) => {
      const text = JSON.stringify(value);
      return text ?? '';
    }),
    fc
      .record({ i: fc.string(), p: fc.record({ u: fc.string(), b: fc.anything() }) })
      .map((value) => JSON.stringify(value)),
    fc
      .record({ i: fc.string({ minLength: 1 }), u: fc.constantFrom(...paths), b: fc.jsonValue() })
      .map(({ i, u, b }) => JSON.stringify({ i, p: { u: `/${u}`, b: { json: b } } })),
  );
  const unhandled: unknown[] = [];
  const note = (error: unknown): void => void unhandled.push(error);
  process.on('unhandledRejection', note);
  fc.assert(
    fc.property(junk, (message) => {
      hear(message);
    }),
    { numRuns: 2000 },
  );
  await new Promise((resolve) => setImmediate(resolve));
  expect(await call('app/state', undefined)).toContain('"welcomed"');
  process.off('unhandledRejection', note);
  expect(unhandled).toEqual([]);
});
