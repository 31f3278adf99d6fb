import { randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Server } from 'node:http';
import { ok } from '../../../../shared/outcome.ts';
import type { MediaHandover, PublishFile } from '../../networks/network.ts';

/** A hand-over that serves files on loopback to the practice networks, each under an address that cannot be guessed. */
export interface LoopbackHandover extends MediaHandover {
  close(): Promise<void>;
}

/** Starts its listener with the first file. */
export function createLoopbackHandover(): LoopbackHandover {
  const offered = new Map<string, PublishFile>();
  let starting: Promise<{ server: Server; origin: string }> | undefined;

  async function start(): Promise<{ server: Server; origin: string }> {
    // A server's code is not there before a first file is offered: most engines never do.
    const { createServer } = await import('node:http');
    return new Promise((resolve, reject) => {
      const server = createServer((request, response) => {
        const file = offered.get(request.url ?? '');
        if (file === undefined || request.method !== 'GET') {
          response.writeHead(404).end();
          return;
        }
        response.writeHead(200, {
          'content-type': file.mime,
          'content-length': file.bytes,
          'cache-control': 'no-store',
        });
        createReadStream(file.path)
          .on('error', () => response.destroy())
          .pipe(response);
      });
      server.once('error', reject);
      server.listen({ host: '127.0.0.1', port: 0 }, () => {
        server.unref();
        const address = server.address();
        const port = typeof address === 'object' && address !== null ? address.port : 0;
        resolve({ server, origin: `http://127.0.0.1:${port}` });
      });
    });
  }

  return {
    async offer(file) {
      starting ??= start();
      const { origin } = await starting;
      const path = `/${randomBytes(24).toString('base64url')}.${file.mime.split('/')[1] ?? 'bin'}`;
      offered.set(path, file);
      return ok({ url: `${origin}${path}`, release: () => void offered.delete(path) });
    },
    async close() {
      offered.clear();
      const running = await starting;
      running?.server.closeAllConnections();
      running?.server.close();
    },
  };
}
