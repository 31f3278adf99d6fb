import { readFileSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { join } from 'node:path';

/** Listens on 127.0.0.1, on `port` or, should another program have it, on any that is free. Resolves with the port. */
export async function listenOnLoopback(server: Server, port: number): Promise<number> {
  try {
    return await listen(server, port);
  } catch (error) {
    if (port === 0 || !isTaken(error)) throw error;
    return listen(server, 0);
  }
}

/** The port that the practice world of `folder` had last, or 0: links to practice posts in a browser's history go on working. */
export function keptPort(folder: string): number {
  let text: string;
  try {
    text = readFileSync(portFile(folder), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return 0;
    throw error;
  }
  const port = Number(text);
  return Number.isInteger(port) && port >= 1024 && port <= 65_535 ? port : 0;
}

/** Keeps the port for the next start. */
export function keepPort(folder: string, port: number): void {
  writeFileSync(portFile(folder), String(port), { mode: 0o600 });
}

const portFile = (folder: string): string => join(folder, 'port');

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    const refused = (error: Error): void => reject(error);
    server.once('error', refused);
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => {
      server.off('error', refused);
      const address = server.address();
      if (address === null || typeof address === 'string')
        throw new Error('The practice networks have no port.');
      resolve(address.port);
    });
  });
}

/** Taken by another program, or reserved by the system. */
function isTaken(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES')
  );
}
