import { readdirSync, readFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { root } from '../../build/root.ts';
import { systemClock } from '../../main/engine/clock.ts';
import { createHttpClient, practiceHosts, realHosts, singleOrigin } from '../../main/engine/http/client.ts';
import { isPublic } from '../../main/engine/http/public-address.ts';
import { networks } from '../../main/engine/networks/index.ts';
import { pictureAt } from '../../main/engine/networks/tiktok/picture.ts';
import { type EngineBench, openBench } from '../engine-bench.ts';
import { errand, nothingOnHold } from '../free-errand.ts';

/** A port inside, which counts who comes. */
let inside: Server;
let port: number;
let visits = 0;
let bench: EngineBench;
const http = createHttpClient(systemClock, () => undefined, nothingOnHold);
beforeAll(async () => {
  inside = createServer((socket) => {
    visits += 1;
    socket.destroy();
  });
  await new Promise<void>((resolve) => inside.listen(0, '127.0.0.1', resolve));
  port = (inside.address() as AddressInfo).port;
  bench = await openBench(undefined, { networks });
});
beforeEach(() => {
  visits = 0;
});
afterAll(async () => {
  await bench.remove();
  await http.close();
  inside.close();
});

describe('an address of the internet', () => {
  test.each([
    ['93.184.215.14', true],
    ['2606:2800:21f:cb07:6820:80da:af6b:8b2c', true],
    ['127.0.0.1', false],
    ['127.8.8.8', false],
    ['0.0.0.0', false],
    ['10.1.2.3', false],
    ['172.31.255.255', false],
    ['172.32.0.1', true],
    ['192.168.1.1', false],
    ['169.254.169.254', false],
    ['100.100.100.200', false],
    ['224.0.0.1', false],
    ['255.255.255.255', false],
    ['::', false],
    ['::1', false],
    ['::ffff:127.0.0.1', false],
    ['::ffff:7f00:1', false],
    ['::ffff:93.184.215.14', true],
    ['fe80::1', false],
    ['fd00:ec2::254', false],
    ['2002:7f00:1::', false],
    ['no number', false],
  ])('%s: %s', (address, expected) => {
    expect(isPublic(address)).toBe(expected);
  });
});

describe('a server that somebody else named', () => {
  const hosts = ['localhost', '127.0.0.1', '127.1', '0x7f000001', '[::1]', '[::ffff:127.0.0.1]'];

  test.each(hosts)('D5 is not reached as %s, whether by number or by name', async (host) => {
    const origin = new URL(`https://${host}:${port}`).origin;
    const calls = http.callsFor('mastodon', singleOrigin(origin), errand, { publicOnly: () => true });
    const reply = await calls.send({ method: 'GET', url: `${origin}/api/v2/instance` });
    expect(reply).toEqual({ kind: 'not-sent', reason: 'host-refused' });
    expect(visits).toBe(0);
  });

  test('is reached where nothing forbids it: the port is open', async () => {
    const origin = `https://localhost:${port}`;
    await http.callsFor('mastodon', singleOrigin(origin), errand).send({ method: 'GET', url: `${origin}/` });
    expect(visits).toBe(1);
  });

  test.each(['localhost', '127.0.0.1', '[::ffff:127.0.0.1]'])(
    'D5 as %s gets neither a sign-in in the browser nor a password',
    async (host) => {
      for (const protocol of ['https', 'http']) {
        const service = `${protocol}://${host}:${port}`;
        for (const network of ['mastodon', 'bluesky'] as const) {
          await expect(
            bench.page.accounts.beginSignIn({ network, mode: 'real', service }),
          ).rejects.toMatchObject({ callError: { code: 'server-not-supported' } });
        }
        const ended = await bench.page.accounts.signInWithPassword({
          network: 'bluesky',
          mode: 'real',
          service,
          identifier: 'levain.example',
          password: 'abcd-abcd-abcd-abcd',
        });
        expect(ended).toMatchObject({ step: 'ended', failure: { code: 'host-refused' } });
      }
      expect(visits).toBe(0);
    },
  );

  test('D5 is spoken to over TLS only', () => {
    expect(singleOrigin('http://social.example')(new URL('http://social.example/'))).toBe(false);
    expect(singleOrigin('https://social.example')(new URL('https://social.example/'))).toBe(true);
  });
});

/** Addresses that a network's reply could name: for an upload, a picture, a next page. */
const foreign = [
  'https://127.0.0.1/',
  'https://localhost/',
  'https://169.254.169.254/latest/meta-data',
  'https://[::1]/',
  'https://evil.example/',
  'file:///etc/passwd',
  'data:text/html,a',
  'ftp://open.tiktokapis.com/',
  'gopher://127.0.0.1:6379/_',
];

describe('an address in a reply', () => {
  test.each(Object.values(networks).map(({ id, hosts }) => [id, hosts] as const))(
    'D5 of %s is followed to its own hosts only',
    (_id, hosts) => {
      const rule = realHosts(hosts);
      const insecure = hosts.map((host) => `http://${host.replace(/^\./, 'a.')}/`);
      const lookAlike = hosts.map((host) => `https://${host.replace(/^\./, 'a.')}.evil.example/`);
      for (const url of [...foreign, ...insecure, ...lookAlike]) expect(rule(new URL(url))).toBe(false);
    },
  );

  test.each([...foreign, 'not an address', ''])(
    'as the picture of a creator: %s is not fetched',
    async (url) => {
      const calls = http.callsFor('tiktok', realHosts(networks.tiktok.hosts), errand);
      expect(await pictureAt({ calls }, url)).toBeNull();
    },
  );

  test('as the picture of a creator: no redirect is followed, no page is taken, nothing large is kept', async () => {
    const asked: string[] = [];
    const server = createHttpServer((request, response) => {
      asked.push(request.url ?? '');
      const head = (type: string): Readonly<Record<string, string>> => ({ 'content-type': type });
      if (request.url === '/away') response.writeHead(302, { location: '/inside' }).end();
      else if (request.url === '/page') response.writeHead(200, head('text/html')).end('<p>');
      else if (request.url === '/large')
        response.writeHead(200, head('image/png')).end(Buffer.alloc(400_000));
      else if (request.url === '/endless') {
        response.writeHead(200, head('image/png'));
        const more = (): void => {
          while (response.write(Buffer.alloc(1024 * 1024)));
        };
        response.on('drain', more);
        more();
      } else response.writeHead(200, head('image/png')).end('small');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const calls = http.callsFor('tiktok', practiceHosts(origin), errand);
    for (const path of ['/away', '/page', '/large', '/endless']) {
      expect(await pictureAt({ calls }, `${origin}${path}`)).toBeNull();
    }
    expect(await pictureAt({ calls }, `${origin}/small`)).toBe('data:image/png;base64,c21hbGw=');
    expect(asked).toEqual(['/away', '/page', '/large', '/endless', '/small']);
    server.closeAllConnections();
    server.close();
  });
});

test('D5 no other code of the engine opens a connection, or listens, than the files that are known to', () => {
  const folder = join(root, 'main', 'engine');
  const opens =
    /from 'undici'|import\('undici'\)|'node:(?:https?|net|tls|dns|dgram|http2)'|\bfetch\(|new WebSocket/;
  const typesOnly = /^import type .*$/gm;
  const found = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => opens.test(readFileSync(path, 'utf8').replace(typesOnly, '')))
    .map((path) => relative(folder, path))
    .toSorted();
  expect(found).toEqual([
    'http/client.ts',
    'http/public-address.ts',
    'oauth/loopback.ts',
    'services/media/loopback-handover.ts',
    'services/practice-link.ts',
    // A socket in the profile, for this computer's user; no address.
    'start/headless/control-socket.ts',
  ]);
});
