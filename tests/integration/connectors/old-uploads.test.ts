import { afterEach, describe, expect, test } from 'vitest';
import { facebook } from '../../../main/engine/networks/facebook/index.ts';
import { instagram } from '../../../main/engine/networks/instagram/index.ts';
import { linkedin } from '../../../main/engine/networks/linkedin/index.ts';
import type { Line, Network } from '../../../main/engine/networks/network.ts';
import { openFacebookBench } from './facebook-bench.ts';
import { openInstagramBench } from './instagram-bench.ts';
import { openLinkedInBench } from './linkedin-bench.ts';
import { clip, digest, pdf, photo } from './media.ts';
import type { PracticeBench } from './practice-bench.ts';
import type { TestPublication } from './publish-job.ts';

const hour = 3_600_000;
const day = 24 * hour;

/** Closes what a test has opened. */
const opened: PracticeBench[] = [];
afterEach(async () => {
  for (const bench of opened.splice(0)) await bench.close();
});

async function open<Bench extends PracticeBench>(bench: Promise<Bench>): Promise<Bench> {
  const ready = await bench;
  opened.push(ready);
  return ready;
}

type Request = Parameters<Line['calls']['send']>[0];

/** Calls of which those that bring bytes never arrive; the others do. */
function withoutBytes(line: Line): Line['calls'] {
  const brings = ({ body }: Request): boolean => body?.kind === 'file' || body?.kind === 'multipart';
  return {
    send: (request) =>
      brings(request)
        ? Promise.resolve({ kind: 'not-sent', reason: 'unreachable' })
        : line.calls.send(request),
  };
}

/** An upload is begun and interrupted so many times, each time for longer than the network keeps it. */
async function sleepOn(
  network: Network,
  bench: PracticeBench,
  publication: TestPublication,
  { forMs = day + hour, times = 3 } = {},
): Promise<void> {
  for (let night = 0; night < times; night += 1) {
    const prepared = await network.prepare(publication.job({ calls: withoutBytes(bench.line) }));
    expect(prepared).toMatchObject({ ok: false, failure: { code: 'network-unreachable' } });
    await bench.line.clock.wait(forMs);
  }
}

describe('an upload that waited longer than its network keeps it is made anew, however often', () => {
  test.each([
    ['a video', 'post'],
    ['a reel', 'reel'],
    ['a story', 'story'],
  ] as const)('%s at Facebook', async (_, format) => {
    const bench = await open(openFacebookBench());
    const file = await clip(bench.folder, { bytes: 3_000_000 });
    const publication = bench.write('Slept on', [file], { options: { format } });
    await sleepOn(facebook, bench, publication);
    expect(await bench.publish(publication)).toMatchObject({ remoteId: bench.published()[0]?.id });
    expect(bench.published()).toMatchObject([{ media: [await digest(file)] }]);
  });

  test.each(['reel', 'story'] as const)('a %s at Instagram', async (format) => {
    const bench = await open(openInstagramBench());
    const file = await clip(bench.folder, { bytes: 3_000_000 });
    const publication = bench.write('Slept on', [file], { options: { format } });
    await sleepOn(instagram, bench, publication);
    expect(await bench.publish(publication)).toMatchObject({ remoteId: bench.published()[0]?.id });
    expect(bench.published()).toMatchObject([{ media: [await digest(file)] }]);
  });

  test.each([
    ['a picture', photo, { forMs: 2 * hour }],
    ['a document', pdf, { forMs: 2 * hour }],
    // The sign-in ends before a second one would.
    ['a video', (folder: string) => clip(folder, { bytes: 3_000_000 }), { forMs: 31 * day, times: 1 }],
  ] as const)('%s at LinkedIn', async (_, make, sleep) => {
    const bench = await open(openLinkedInBench());
    const file = await make(bench.folder);
    const publication = bench.write('organization', 'Slept on', { files: [file] });
    await sleepOn(linkedin, bench, publication, sleep);
    expect(await publication.publish(linkedin)).toMatchObject({ kind: 'published' });
    expect(bench.published()).toMatchObject([{ media: [await digest(file)] }]);
  });
});

test('Facebook is not sent a video again while its upload lives', async () => {
  const bench = await open(openFacebookBench());
  const publication = bench.write('Slept on', [await clip(bench.folder, { bytes: 3_000_000 })]);
  expect(await facebook.prepare(publication.job())).toMatchObject({ ok: true });
  await bench.line.clock.wait(10 * hour);
  const again = await facebook.prepare(publication.job({ calls: withoutBytes(bench.line) }));
  expect(again).toMatchObject({ ok: true });
});
