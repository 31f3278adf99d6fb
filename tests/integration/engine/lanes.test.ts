import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CommitOutcome } from '../../../main/engine/networks/network.ts';
import { maxAtWork, reservedPlaces } from '../../../main/engine/domain/fair-share.ts';
import { networkIds } from '../../../shared/model/network-ids.ts';
import type { NetworkId } from '../../../shared/model/network.ts';
import { type EngineBench, openBench } from '../../engine-bench.ts';
import { createScriptedNetwork, type ScriptedNetwork } from '../../scripted-network.ts';

let bench: EngineBench;
let networks: Readonly<Record<NetworkId, ScriptedNetwork>>;
/** Lets whatever hangs at a network go on. */
let release: () => void;
beforeEach(async () => {
  networks = Object.fromEntries(networkIds.map((id) => [id, createScriptedNetwork(id)])) as typeof networks;
  release = () => undefined;
  bench = await openBench(undefined, { networks });
});
afterEach(async () => {
  release();
  await bench.remove();
});

/** Accounts of a network, each with a sign-in of its own. */
function connected(network: NetworkId, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => {
    const [id] = bench.engine.connections.connect({
      network,
      mode: 'real',
      tokens: {
        subject: `${network}-${index}`,
        accessToken: randomUUID(),
        accessExpiresAt: null,
        refreshToken: randomUUID(),
        refreshExpiresAt: null,
        scopes: [],
        service: null,
      },
      chosen: [
        {
          network,
          kind: 'profile',
          remoteId: `${network}-${index}`,
          name: `${network} ${index}`,
          handle: null,
          token: null,
          unavailable: null,
          facts: {},
        },
      ],
    });
    if (id === undefined) throw new Error('Not connected');
    return id;
  });
}

/** A post that is due in an hour. */
function due(accountId: string, text: string): void {
  const postId = bench.write(accountId, text);
  bench.engine.postDesk.schedule(postId, { local: '2026-11-24T13:00', zone: 'Europe/Brussels' });
}

async function atOne(): Promise<void> {
  bench.clock.set(Date.parse('2026-11-24T12:00:00Z'));
  bench.engine.start();
}

const published = (): number => bench.engine.publications.countIn(['published']);

test('a network that hangs, with more to do than there are places, delays no other', async () => {
  const hanging = connected('facebook', maxAtWork + 20);
  const gate = new Promise<void>((resolve) => {
    release = resolve;
  });
  const out: CommitOutcome = { kind: 'published', remoteId: 'x', url: 'https://example.test/x' };
  networks.facebook.script.commit.push(...hanging.map(() => () => gate.then(() => out)));
  for (const id of hanging) due(id, 'Slow');
  for (const id of connected('mastodon', 12)) for (const text of ['One', 'Two']) due(id, text);

  await atOne();
  await bench.until(() => published() === 24);
  const places = maxAtWork - reservedPlaces * (networkIds.length - 1);
  expect(networks.facebook.committed).toHaveLength(places);
  expect(networks.mastodon.committed).toHaveLength(24);
  release();
  await bench.until(() => published() === 24 + hanging.length);
  // Once each, however long it took.
  expect(networks.facebook.committed).toHaveLength(hanging.length);
});

test('an account with much to do lets those beside it have their turn', async () => {
  const [busy = '', other = ''] = connected('mastodon', 2);
  for (let index = 0; index < 40; index += 1) due(busy, `Many ${index}`);
  due(other, 'The only one');
  await atOne();
  await bench.until(() => published() === 41);
  expect(networks.mastodon.committed.indexOf('The only one')).toBeLessThan(3);
  expect(new Set(networks.mastodon.committed).size).toBe(41);
});
