import { randomUUID } from 'node:crypto';
import { Socket } from 'node:net';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openPracticeEngine, type PracticeEngine } from '../practice-engine.ts';

let practice: PracticeEngine;
let restore: () => void;
beforeEach(async () => {
  practice = await openPracticeEngine();
});
afterEach(async () => {
  restore();
  await practice.close();
});

/** Every byte that leaves through a socket from now on, one text for each request. */
function recordRequests(): () => readonly string[] {
  const sent = new Map<Socket, Buffer[]>();
  const { write } = Socket.prototype;
  const keep = (socket: Socket, chunk: unknown, encoding: unknown): void => {
    const bytes =
      typeof chunk === 'string'
        ? Buffer.from(chunk, encoding === 'latin1' ? 'latin1' : 'utf8')
        : Buffer.from(chunk as Uint8Array);
    sent.set(socket, [...(sent.get(socket) ?? []), bytes]);
  };
  Socket.prototype.write = function (this: Socket, ...handed: unknown[]) {
    keep(this, handed[0], handed[1]);
    return Reflect.apply(write, this, handed) as boolean;
  };
  restore = () => {
    Socket.prototype.write = write;
  };
  return () =>
    [...sent.values()]
      .flatMap((chunks) =>
        Buffer.concat(chunks)
          .toString('utf8')
          .split(/(?=(?:GET|POST|PUT|PATCH|DELETE) \/\S+ HTTP\/1\.1\r\n)/),
      )
      // Replies of the practice networks leave this process by sockets of their own.
      .filter((text) => /^[A-Z]+ \/\S+ HTTP\/1\.1\r\n/.test(text));
}

test('D4, D6 what leaves for a network is for that network: no word and no token of another, and nothing of this computer', async () => {
  const [mastodon] = await practice.connect('mastodon');
  const [facebook] = await practice.connect('facebook');
  if (mastodon === undefined || facebook === undefined) throw new Error('Not connected');
  const canaries = {
    mastodon: `a-${randomUUID()}`,
    facebook: `b-${randomUUID()}`,
    draft: `c-${randomUUID()}`,
  };
  const file = join(practice.folder, `canary-${randomUUID()}.jpg`);
  await sharp({ create: { width: 900, height: 900, channels: 3, background: '#a63' } })
    .withExif({
      IFD0: { Artist: canaries.draft },
      IFD3: { GPSLatitude: '50/1 51/1 0/1', GPSLatitudeRef: 'N' },
    })
    .jpeg()
    .toFile(file);
  await practice.write([], { text: canaries.draft, files: [file] });

  const { accounts } = practice.engine;
  const tokensOf = (network: string): readonly string[] =>
    [
      ...accounts
        .grants()
        .filter((grant) => grant.network === network)
        .flatMap((grant) => [accounts.tokens(grant).accessToken, accounts.tokens(grant).refreshToken]),
      ...accounts
        .all()
        .filter((account) => account.network === network)
        .map((account) => accounts.token(account)),
    ].filter((token): token is string => token !== null && token !== '');

  const requests = recordRequests();
  for (const [account, text] of [
    [mastodon, canaries.mastodon],
    [facebook, canaries.facebook],
  ] as const) {
    const detail = await practice.publish(await practice.write([account.id], { text, files: [file] }));
    expect(detail.publications.map(({ state }) => state)).toEqual(['published']);
  }

  const of = (host: RegExp): readonly string[] =>
    requests().filter((text) => host.test(text.split(' ')[1] ?? ''));
  const toMastodon = of(/^\/mastodon\./);
  const toFacebook = of(/^\/graph/);
  expect(toMastodon.length + toFacebook.length).toBe(requests().length);
  const has = (texts: readonly string[], words: readonly string[]): readonly string[] =>
    words.filter((word) => texts.some((text) => text.includes(word)));
  // What is meant for the network is there, as it was sent.
  expect(has(toMastodon, [canaries.mastodon, ...tokensOf('mastodon')])).toContain(canaries.mastodon);
  expect(has(toFacebook, [canaries.facebook, encodeURIComponent(canaries.facebook)])).not.toEqual([]);
  const machine = [practice.folder, practice.engine.files.folder, file, canaries.draft];
  expect(has(toMastodon, [...machine, canaries.facebook, ...tokensOf('facebook')])).toEqual([]);
  expect(has(toFacebook, [...machine, canaries.mastodon, ...tokensOf('mastodon')])).toEqual([]);
  expect(tokensOf('mastodon').length * tokensOf('facebook').length).toBeGreaterThan(0);
});
