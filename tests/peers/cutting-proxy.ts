import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A TCP relay in front of a server that can lose one reply as a broken line does. */
export interface CuttingProxy {
  readonly origin: string;
  /** From now on, the first bytes that the server answers are thrown away and the connection is cut. */
  cutNextReply(): void;
  close(): Promise<void>;
}

/** Relays a loopback port of its own to `port`. */
export async function createCuttingProxy(port: number): Promise<CuttingProxy> {
  const open = new Set<Socket>();
  let cut = false;
  const server = createServer((client) => {
    const upstream = connect({ host: '127.0.0.1', port });
    const end = (): void => {
      client.destroy();
      upstream.destroy();
      open.delete(client);
      open.delete(upstream);
    };
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('error', end);
      socket.on('close', end);
    }
    client.on('data', (bytes: Buffer) => void upstream.write(bytes));
    upstream.on('data', (bytes: Buffer) => {
      if (!cut) return void client.write(bytes);
      cut = false;
      end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cutNextReply() {
      cut = true;
    },
    close: () =>
      new Promise((resolve) => {
        for (const socket of open) socket.destroy();
        server.close(() => resolve());
      }),
  };
}
