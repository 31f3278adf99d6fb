import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openMetaWorld } from '../../main/practice/meta/meta-world.ts';
import { personId } from '../../main/practice/meta/seed.ts';
import { issueUserToken, pageTokenFor } from '../../main/practice/meta/tokens.ts';
import { type PracticeServer, startPracticeServer } from '../../main/practice/server.ts';
import { pageIds } from './meta-bench.ts';

const key = randomBytes(32).toString('hex');
let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'kaizup-meta-restart-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const start = () => startPracticeServer({ folder, key, adminSecret: 'x' });
const worldOf = ({ world, clock, faults, origin }: PracticeServer) =>
  openMetaWorld({ world, clock, faults, baseOf: (host) => `${origin}/${host}` });

/** A Page token without the dialog, which has tests of its own. */
function issuePageToken(server: PracticeServer): string {
  const world = worldOf(server);
  const scopes = { pages_manage_posts: 'granted', pages_read_engagement: 'granted' } as const;
  const grant = {
    id: personId,
    scopes,
    pages: Object.values(pageIds),
    generation: 1,
    endedBy: 458,
    consentedAt: world.now(),
  };
  world.grants.put(personId, grant);
  const user = issueUserToken(world, grant, true);
  return pageTokenFor(world, user.text, user.record, pageIds.levain);
}

const post = (server: PracticeServer, token: string, message: string) =>
  fetch(`${server.origin}/graph.facebook.com/v26.0/${pageIds.levain}/feed`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: new URLSearchParams({ message }),
  });

test('posts and tokens outlive a restart, and the file on disk is not in clear', async () => {
  const first = await start();
  const token = issuePageToken(first);
  await post(first, token, 'Still here tomorrow');
  await first.close();
  expect((await readFile(join(folder, 'world.db'))).includes('Still here tomorrow')).toBe(false);

  const second = await start();
  try {
    const published = second.networks.find((network) => network.id === 'facebook')?.admin.published();
    expect(published).toMatchObject([{ text: 'Still here tomorrow' }]);
    expect((await post(second, token, 'And on')).status).toBe(200);
  } finally {
    await second.close();
  }
});
