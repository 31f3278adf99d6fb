import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { connect, createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Loopback, listenForRedirect } from '../../main/engine/oauth/loopback.ts';

let loopback: Loopback;
let port: number;

async function listen(timeoutMs = 60_000): Promise<void> {
  const listening = await listenForRedirect({
    path: '/callback/facebook',
    host: '127.0.0.1',
    port: 0,
    timeoutMs,
    page: () => '<p>Done</p>',
    knows: (state) => state === 'the-state',
  });
  if (!listening.ok) throw new Error(listening.failure);
  loopback = listening.value;
  port = Number(new URL(loopback.redirectUri).port);
}

/** A request as any local program could make it. */
function call(
  path: string,
  options: { method?: string; host?: string; headers?: Readonly<Record<string, string>> } = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method: options.method ?? 'GET',
        headers: { host: options.host ?? `127.0.0.1:${port}`, ...options.headers },
      },
      (response) => {
        response.resume();
        resolve(response.statusCode ?? 0);
      },
    );
    sent.on('error', reject);
    sent.end();
  });
}

const right = '/callback/facebook?code=abc&state=the-state';
beforeEach(() => listen());
afterEach(() => loopback.cancel());

describe('the loopback listener', () => {
  test('takes the redirect with the right state, once', async () => {
    expect(await call(right)).toBe(200);
    const redirect = await loopback.redirect;
    expect(redirect.kind === 'redirected' && redirect.params.get('code')).toBe('abc');
    await expect(call(right)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  test.each([
    ['another state', '/callback/facebook?code=abc&state=guessed', {}, 400],
    ['no state', '/callback/facebook?code=abc', {}, 400],
    ['another path', '/callback/facebook/?code=abc&state=the-state', {}, 404],
    ['a path that only starts the same', '/callback/facebook2?code=abc&state=the-state', {}, 404],
    ['another method', right, { method: 'POST' }, 405],
    ['a name that was rebound to loopback', right, { host: 'evil.example' }, 421],
    ['the right name on another port', right, { host: '127.0.0.1:1' }, 421],
    ['the other name of this computer', right, { host: `localhost:1` }, 421],
    ['an address that is none', '//', {}, 400],
    ['an address of another server', 'http://[', {}, 400],
    ['a script of another page', right, { headers: { 'sec-fetch-dest': 'empty' } }, 403],
    ['a frame of another page', right, { headers: { 'sec-fetch-dest': 'iframe' } }, 403],
    ['a head as long as a book', right, { headers: { cookie: 'a'.repeat(40_000) } }, 431],
  ])('refuses %s and goes on waiting', async (_what, path, options, status) => {
    expect(await call(path, options)).toBe(status);
    expect(await call(right)).toBe(200);
  });

  test('takes one of two that come at once, and the first', async () => {
    const statuses = await Promise.all(
      [1, 2, 3].map((number) => call(`${right}&number=${number}`).catch(() => 0)),
    );
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    const redirect = await loopback.redirect;
    const taken = redirect.kind === 'redirected' ? redirect.params.get('number') : null;
    expect(statuses[Number(taken) - 1]).toBe(200);
  });

  test('does not answer a second time on a connection that was open before', async () => {
    const socket = connect({ host: '127.0.0.1', port });
    const request = `GET ${right} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`;
    const answers = await new Promise<string>((resolve) => {
      let text = '';
      socket.on('data', (part) => {
        text += part.toString();
      });
      socket.on('close', () => resolve(text));
      socket.on('error', () => resolve(text));
      socket.write(request + request);
    });
    expect(answers.match(/HTTP\/1\.1 200/g)).toHaveLength(1);
  });

  test('lets no page of another site read what it says', async () => {
    const response = await fetch(`http://127.0.0.1:${port}${right}`, {
      headers: { origin: 'https://evil.example' },
    });
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test('keeps its port from other programs while it waits', async () => {
    for (const host of ['127.0.0.1', '0.0.0.0']) {
      const other = createServer();
      const outcome = await new Promise((resolve) => {
        other.once('error', (error) => resolve('code' in error ? error.code : error.message));
        other.listen({ host, port }, () => other.close(() => resolve('listens')));
      });
      expect(outcome).toBe('EADDRINUSE');
    }
  });

  test('listens on 127.0.0.1 and on no other address of this machine', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((entries) => entries ?? [])
      .filter((entry) => entry.address !== '127.0.0.1' && !entry.address.startsWith('fe80'))
      .map((entry) => entry.address);
    for (const host of [...others, '127.0.0.2']) {
      const reached = await new Promise((resolve) => {
        const socket = connect({ host, port });
        socket.once('connect', () => resolve(socket.destroy() !== undefined));
        socket.once('error', () => resolve(false));
      });
      expect({ host, reached }).toEqual({ host, reached: false });
    }
  });

  test('has a port that the system chose anew', async () => {
    const first = port;
    loopback.cancel();
    await loopback.redirect;
    await listen();
    expect(port).not.toBe(first);
  });

  test('stops waiting when its time is over and lets go of the port', async () => {
    loopback.cancel();
    await listen(1);
    expect(await loopback.redirect).toEqual({ kind: 'timed-out' });
    await expect(call(right)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });

  test('says when its port is taken', async () => {
    const taken = await listenForRedirect({
      path: '/callback/facebook',
      host: '127.0.0.1',
      port,
      timeoutMs: 1000,
      page: () => '',
      knows: () => false,
    });
    expect(taken).toEqual({ ok: false, failure: 'port-taken' });
  });
});
