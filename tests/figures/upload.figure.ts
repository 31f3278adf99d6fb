import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PublishFile } from '../../main/engine/networks/network.ts';
import { median, quick, report, rounded } from './report.ts';
import type { Order, Sent } from './upload/sender.ts';
import { type Uploader, uploaders, type Way } from './upload/ways.ts';

/**
 * A video of 1 GB (`--quick`: 100 MB) through each connector's own chunked upload to a sink in another process, against one bare stream
 * of the same bytes by the same HTTP library. In turn, after one short upload each way that is not counted; the sender is a process of its
 * own, whose memory is that of sending.
 */
const rounds = quick ? 7 : 5;
/** Long enough that the start of an upload does not count, in both. */
const size = quick ? 100_000_000 : 1_000_000_000;
const warmUpSize = 32_000_000;

const folder = mkdtempSync(join(tmpdir(), 'kaizup-upload-'));

async function makeFile(name: string, bytes: number): Promise<PublishFile> {
  const path = join(folder, name);
  const piece = randomBytes(8_000_000);
  writeFileSync(path, '');
  const handle = await open(path, 'w');
  for (let written = 0; written < bytes; written += piece.length) {
    await handle.write(piece, 0, Math.min(piece.length, bytes - written));
  }
  await handle.close();
  return {
    path,
    bytes,
    kind: 'video',
    mime: 'video/mp4',
    width: 1080,
    height: 1920,
    durationMs: 600_000,
    alt: '',
    fileName: name,
  };
}

const once = <T>(child: ChildProcess): Promise<T> =>
  new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`A process ended with ${code}`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message as T);
    });
  });

const file = await makeFile('gigabyte.mp4', size);
const warmUp = await makeFile('warm-up.mp4', warmUpSize);
const sink = fork(join(import.meta.dirname, 'upload', 'sink.ts'));
const origin = await once<string>(sink);

interface Measured {
  readonly ratio: number;
  readonly ms: number;
  /** Above what the sender had after the warm-up. */
  readonly memory_growth_mib: number;
}

const sender = fork(join(import.meta.dirname, 'upload', 'sender.ts'), [origin]);
const send = async (way: Way, what: PublishFile): Promise<Sent> => {
  sender.send({ way, file: what } satisfies Order);
  const sent = await once<Sent>(sender);
  if (sent.arrived < what.bytes) throw new Error(`${way}: only ${sent.arrived} bytes arrived`);
  return sent;
};

const ways: readonly Way[] = ['bare', ...uploaders];
const runs = new Map<Way, Sent[]>(ways.map((way) => [way, []]));
let rest = 0;
try {
  for (const way of ways) rest = Math.max(rest, (await send(way, warmUp)).peak);
  for (let round = 0; round < rounds; round += 1) {
    for (const way of ways) runs.get(way)?.push(await send(way, file));
    const said = ways.map((way) => `${way} ${Math.round(runs.get(way)?.at(-1)?.ms ?? 0)} ms`);
    console.log(`round ${round + 1}: ${said.join(', ')}`);
  }
} finally {
  sender.disconnect();
  sink.disconnect();
  rmSync(folder, { recursive: true, force: true });
}

const took = (way: Way): number => median(runs.get(way)?.map(({ ms }) => ms) ?? []);
/** The middle of what each round says: a slow moment of the machine strikes a round as a whole. */
const againstBare = (way: Way): number =>
  median(
    (runs.get(way) ?? []).flatMap(({ ms }, round) => {
      const bare = runs.get('bare')?.[round];
      return bare === undefined ? [] : [bare.ms / ms];
    }),
  );
const growth = (way: Way): number => Math.max(...(runs.get(way)?.map(({ peak }) => peak) ?? [])) - rest;
const measured = new Map(
  uploaders.map((uploader): [Uploader, Measured] => [
    uploader,
    {
      ratio: rounded(againstBare(uploader)),
      ms: Math.round(took(uploader)),
      memory_growth_mib: rounded(growth(uploader)),
    },
  ]),
);
const all = [...measured.values()];
report({
  figure: 'upload',
  value: Math.min(...all.map(({ ratio }) => ratio)),
  unit: 'ratio',
  better: 'higher',
  aim: 0.95,
  runs: rounds,
  detail: {
    bytes: size,
    memory_growth_mib: Math.max(...all.map((one) => one.memory_growth_mib)),
    memory_growth_aim_mib: 64,
    bare_ms: Math.round(took('bare')),
    bare_memory_growth_mib: rounded(growth('bare')),
    ...Object.fromEntries(measured),
  },
});
process.exit(0);
