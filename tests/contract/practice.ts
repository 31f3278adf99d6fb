import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { appendFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach } from 'vitest';
import type { PracticeNetwork, PracticePublished } from '../../main/practice/kit/practice-network.ts';
import { type PracticeServer, startPracticeServer } from '../../main/practice/server.ts';

/** The practice networks as a contract test drives them. */
export interface PracticeBench {
  readonly server: PracticeServer;
  /** A folder for the test's own files. */
  readonly folder: string;
  /** Address of `path` at a virtual host. */
  at(host: string, path: string): string;
  network(id: PracticeNetwork['id']): PracticeNetwork;
  published(id: PracticeNetwork['id']): readonly PracticePublished[];
  /** Moves practice time forward. */
  pass(milliseconds: number): void;
  /** Stops the practice networks and starts them again on the same, encrypted world. */
  restart(): Promise<void>;
  /** Writes over the port that the practice networks kept. */
  damagePort(text: string): void;
}

const closing: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** Starts all practice networks with an empty world; they stop after the test. */
export async function startPractice(): Promise<PracticeBench> {
  const folder = mkdtempSync(join(tmpdir(), 'kaizup-practice-'));
  const options = { folder, key: randomBytes(32).toString('hex'), adminSecret: 'x' };
  let server = await startPracticeServer(options);
  closing.push(async () => {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const network = (id: PracticeNetwork['id']): PracticeNetwork => {
    const found = server.networks.find((entry) => entry.id === id);
    if (found === undefined) throw new Error(`There is no practice ${id}`);
    return found;
  };
  return {
    get server() {
      return server;
    },
    folder,
    at: (host, path) => `${server.origin}/${host}${path}`,
    network,
    published: (id) => network(id).admin.published(),
    pass: (milliseconds) => server.clock.advance(milliseconds),
    async restart() {
      await server.close();
      server = await startPracticeServer(options);
      // The address is the same: a connection of before may be tried once more before it is known to be gone.
      while (!(await answers(server.origin)));
    },
    damagePort: (text) => writeFileSync(join(folder, 'port'), text),
  };
}

async function answers(origin: string): Promise<boolean> {
  try {
    await (await fetch(origin)).arrayBuffer();
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

/** Posts a form as a browser does, without following where it leads. */
export function submit(
  url: string,
  fields: readonly (readonly [string, string])[],
  cookie?: string,
): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      ...(cookie === undefined ? {} : { cookie }),
    },
    body: new URLSearchParams(fields.map(([name, value]) => [name, value])).toString(),
    redirect: 'manual',
  });
}

/** The address a reply redirects to. */
export function redirectOf(response: Response): URL {
  return new URL(response.headers.get('location') ?? 'missing:');
}

/** Different JPEG bytes on every call. */
export function makeJpeg(width = 320, height = 240): Promise<Buffer> {
  const [red = 0, green = 0, blue = 0] = randomBytes(3);
  return sharp({ create: { width, height, channels: 3, background: { r: red, g: green, b: blue } } })
    .composite([
      { input: randomBytes(16 * 16 * 3), raw: { width: 16, height: 16, channels: 3 }, top: 0, left: 0 },
    ])
    .jpeg()
    .toBuffer();
}

/** Lengthens an MP4 to `bytes` by a box that players skip; it stays valid. */
export async function lengthenMp4(path: string, current: number, bytes: number): Promise<void> {
  const box = Buffer.alloc(bytes - current);
  box.writeUInt32BE(box.length, 0);
  box.write('free', 4);
  await appendFile(path, box);
}
