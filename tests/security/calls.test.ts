import fc from 'fast-check';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createHostRouter } from '../../main/engine/rpc/host-router.ts';
import { createPageRouter } from '../../main/engine/rpc/page-router.ts';
import { createPortServer } from '../../main/engine/rpc/serve-ports.ts';
import { pageContract } from '../../shared/contract/index.ts';
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
    bench.engine.owner.lock,
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
    close: () => undefined,
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

/** Every call of the page by its path, and what is none. */
function pathsOf(router: object, prefix = ''): readonly string[] {
  return Object.entries(router).flatMap(([name, value]) =>
    '~orpc' in (value as object) ? [`${prefix}${name}`] : pathsOf(value as object, `${prefix}${name}/`),
  );
}
const paths = [
  ...pathsOf(pageContract),
  'drain',
  'app',
  '',
  '__proto__',
  'constructor/prototype',
  'app/__proto__',
  'toString',
  'posts/save/x',
];

/** Kinds of what may arrive on a port: from no message at all to a call with all but the right input. */
const kinds = {
  'no text': fc.oneof(
    fc.anything({ withBigInt: true, withDate: true, withMap: true, withSet: true, withTypedArray: true }),
    fc.uint8Array(),
  ),
  'any text': fc.string({ unit: 'binary' }),
  'any JSON': fc.json(),
  'an envelope with any parts': fc
    .record({ i: fc.anything(), t: fc.anything(), p: fc.anything() })
    .map((value) => textOf(value)),
  'an envelope of every message type': fc
    .record(
      {
        i: fc.constantFrom('1', 'x'.repeat(101), ''),
        t: fc.integer({ min: -2, max: 12 }),
        p: fc.jsonValue(),
      },
      { requiredKeys: ['i'] },
    )
    .map((value) => JSON.stringify(value)),
  'a call of any address': fc
    .record({ i: fc.string({ minLength: 1 }), p: fc.record({ u: fc.webUrl(), b: fc.jsonValue() }) })
    .map((value) => JSON.stringify(value)),
  'a call with any input': fc
    .record({ i: fc.string({ minLength: 1 }), u: fc.constantFrom(...paths), b: fc.jsonValue() })
    .map(({ i, u, b }) => JSON.stringify({ i, p: { u: `/${u}`, b: { json: b } } })),
  'a call whose input is to be unpacked anyhow': fc
    .record({
      u: fc.constantFrom(...paths),
      json: fc.jsonValue(),
      meta: fc.oneof(
        fc.jsonValue(),
        fc.array(
          fc.tuple(
            fc.integer({ min: -1, max: 9 }),
            fc.constantFrom('__proto__', 'constructor', 'prototype', 'polluted', 0, 'a'),
            fc.constantFrom('polluted', '__proto__', 'toString', 1),
          ),
          { maxLength: 5 },
        ),
      ),
      maps: fc.jsonValue(),
    })
    .map(({ u, ...b }) => JSON.stringify({ i: 'm', p: { u: `/${u}`, b } })),
  'a call that reaches for prototypes': fc
    .constantFrom(...paths)
    .map(
      (u) =>
        `{"i":"p","p":{"u":"/${u}","b":{"json":{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}}}}`,
    ),
  'a whole call that was cut or changed': fc
    .tuple(fc.constantFrom(...paths), fc.nat(200), fc.nat(200), fc.string({ unit: 'binary', maxLength: 3 }))
    .map(([u, cut, at, junk]) => {
      const text = JSON.stringify({ i: 'c', p: { u: `/${u}`, b: { json: { postId: 'a', text: 'b' } } } });
      return `${text.slice(0, at)}${junk}${text.slice(at + junk.length, Math.max(at, text.length - cut))}`;
    }),
  'a call that is nested deep or very long': fc
    .tuple(fc.constantFrom(...paths), fc.nat(20_000), fc.constantFrom('[', '{"a":', '"a'))
    .map(([u, depth, piece]) => {
      const close: Readonly<Record<string, string>> = { '[': ']', '{"a":': '}', '"a': '' };
      const inner =
        piece === '"a' ? `"${'a'.repeat(depth)}"` : `${piece.repeat(depth)}1${close[piece]?.repeat(depth)}`;
      return `{"i":"d","p":{"u":"/${u}","b":{"json":${inner}}}}`;
    }),
  'the end of interest in anything': fc.string().map((i) => JSON.stringify({ i, t: 4 })),
} satisfies Record<string, fc.Arbitrary<unknown>>;

function textOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch (error) {
    // A value that JSON cannot say.
    if (error instanceof TypeError) return String(error);
    throw error;
  }
}

/** How many messages arrive in all. */
const messages = 10_000;

describe('whatever arrives on a port, the engine goes on', () => {
  const each = Math.ceil(messages / Object.keys(kinds).length);
  test.each(Object.entries(kinds))(`${each} times %s`, async (_kind, message) => {
    const unhandled: unknown[] = [];
    const note = (error: unknown): void => void unhandled.push(error);
    process.on('unhandledRejection', note);
    await fc.assert(
      fc.asyncProperty(message, async (value) => {
        hear(value);
        // Answers come, so that what a call does wrong later is seen as well.
        await new Promise((resolve) => setImmediate(resolve));
      }),
      { numRuns: each },
    );
    expect(await call('app/state', undefined)).toContain('"welcomed"');
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
    expect(answers.filter((answer) => /node_modules|\.ts:\d|SQLITE/.test(answer))).toEqual([]);
  });
});
