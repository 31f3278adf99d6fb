import { request } from 'node:http';
import { networkInterfaces } from 'node:os';
import { connect } from 'node:net';
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
function call(path: string, options: { method?: string; host?: string } = {}): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method: options.method ?? 'GET',
        headers: { host: options.host ?? `127.0.0.1:${port}` },
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
  ])('refuses %s and goes on waiting', async (_what, path, options, status) => {
    expect(await call(path, options)).toBe(status);
    expect(await call(right)).toBe(200);
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
