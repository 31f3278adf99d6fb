import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  createHttpClient,
  type OutboundLine,
  practiceHosts,
  realHosts,
} from '../../main/engine/http/client.ts';
import { systemClock } from '../../main/engine/clock.ts';
import { errand, nothingOnHold } from '../free-errand.ts';

const log: OutboundLine[] = [];
const client = createHttpClient(systemClock, (line) => log.push(line), nothingOnHold);
let server: Server;
let origin: string;
const seen: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    seen.push(`${request.method} ${request.url}`);
    if (request.url === '/redirect') response.writeHead(302, { location: 'http://127.0.0.1:1/stolen' }).end();
    else if (request.url === '/hang-up') request.socket.destroy();
    else if (request.url === '/slow') return;
    else if (request.url === '/huge') response.end(Buffer.alloc(17 * 1024 * 1024));
    else response.end('{"id":"12345678901234567890"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await client.close();
  server.closeAllConnections();
  server.close();
});

const calls = () => client.callsFor('facebook', practiceHosts(origin), errand);

describe('the way out', () => {
  test.each([
    ['https://graph.facebook.com/v26.0/me', true],
    ['https://rupload.facebook.com/video-upload/1', true],
    ['http://graph.facebook.com/v26.0/me', false],
    ['https://graph.facebook.com.evil.example/me', false],
    ['https://evil.example/graph.facebook.com', false],
    ['https://graph.facebook.com@evil.example/', false],
    ['https://user:pass@graph.facebook.com/', false],
    ['https://169.254.169.254/latest/meta-data', false],
  ])('%s: allowed %s', (url, allowed) => {
    expect(realHosts(['graph.facebook.com', 'rupload.facebook.com'])(new URL(url))).toBe(allowed);
  });

  test('allows sub-domains only where the network names them so', () => {
    const rule = realHosts(['.tiktokapis.com']);
    expect(rule(new URL('https://open-upload.tiktokapis.com/video'))).toBe(true);
    expect(rule(new URL('https://eviltiktokapis.com/video'))).toBe(false);
  });

  test('D5 refuses another host without opening a connection', async () => {
    const reply = await calls().send({ method: 'GET', url: 'http://127.0.0.1:1/other' });
    expect(reply).toEqual({ kind: 'not-sent', reason: 'host-refused' });
  });

  test('D5 never follows a redirect, so that a token stays with its host', async () => {
    const reply = await calls().send({
      method: 'GET',
      url: `${origin}/redirect`,
      headers: { authorization: 'Bearer canary' },
    });
    expect(reply).toMatchObject({ kind: 'reply', status: 302 });
    expect(seen).not.toContain('GET /stolen');
  });

  test('tells a request that never left from one whose reply is missing', async () => {
    const unreachable = createHttpClient(systemClock, () => undefined, nothingOnHold);
    const gone = unreachable.callsFor('facebook', practiceHosts('http://127.0.0.1:1'), errand);
    expect(await gone.send({ method: 'POST', url: 'http://127.0.0.1:1/' })).toEqual({
      kind: 'not-sent',
      reason: 'unreachable',
    });
    await unreachable.close();
    expect(await calls().send({ method: 'POST', url: `${origin}/hang-up` })).toEqual({
      kind: 'lost',
      reason: 'connection',
    });
    expect(await calls().send({ method: 'POST', url: `${origin}/slow`, timeoutMs: 50 })).toEqual({
      kind: 'lost',
      reason: 'timeout',
    });
  });

  test('drops a reply that is larger than any network sends', async () => {
    expect(await calls().send({ method: 'GET', url: `${origin}/huge` })).toEqual({
      kind: 'lost',
      reason: 'reply-too-large',
    });
  });

  test('D5 is logged without query, token or id', async () => {
    await calls().send({
      method: 'GET',
      url: `${origin}/v26.0/1029384756/feed?access_token=canary-token`,
      headers: { authorization: 'Bearer canary-token' },
    });
    const line = log.at(-1);
    expect(line).toMatchObject({ method: 'GET', path: '/v26.0/…/feed', status: 200, outcome: 'reply' });
    expect(JSON.stringify(log)).not.toContain('canary');
  });
});
