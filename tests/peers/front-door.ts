import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An address of its own for one server of the practice networks: what others write expects a server at the root of its host. */
export interface FrontDoor {
  readonly origin: string;
  close(): Promise<void>;
}

/** Opens `target` (an address with a path) at the root of another. */
export async function openFrontDoor(target: string): Promise<FrontDoor> {
  const behind = new URL(target);
  const server = createServer((incoming, outgoing) => {
    const passed = request(
      {
        host: behind.hostname,
        port: behind.port,
        method: incoming.method,
        path: `${behind.pathname}${incoming.url ?? '/'}`,
        headers: { ...incoming.headers, host: behind.host },
      },
      (reply) => {
        outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.pipe(outgoing);
      },
    );
    passed.on('error', () => outgoing.destroy());
    incoming.pipe(passed);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
