import { afterEach, beforeEach, expect, test } from 'vitest';
import { benchStart, type EngineBench, openBench } from '../../engine-bench.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

let bench: EngineBench;
let holds: string;
let alone: string;
beforeEach(async () => {
  bench = await openBench();
  holds = await bench.connect();
  alone = await bench.connect('linkedin');
  const { handOver: _handOver, ...linkedin } = bench.engine.networks.linkedin;
  Object.assign(bench.engine.networks, { linkedin });
  bench.engine.start();
});
afterEach(() => bench.remove());

const at = (local: string) => ({ local: `2026-11-24T${local}`, zone: 'Europe/Brussels' });
function plan(accountId: string, local: string): string {
  const postId = bench.write(accountId, `At ${local}`);
  bench.engine.postDesk.schedule(postId, at(local));
  return postId;
}
const state = (postId: string) => bench.engine.publications.ofPost(postId)[0]?.state;

test('tells what would miss its time within a day, and what networks could hold of it', async () => {
  expect(bench.engine.leavingDesk.outlook(day)).toEqual({
    posts: 0,
    publications: 0,
    first: null,
    holdable: 0,
  });
  plan(alone, '14:00');
  plan(holds, '15:00');
  // Too soon for a network to take it.
  plan(holds, '12:05');
  const later = bench.write(holds, 'In two days');
  bench.engine.postDesk.schedule(later, { local: '2026-11-26T14:00', zone: 'Europe/Brussels' });
  expect(bench.engine.leavingDesk.outlook(day)).toEqual({
    posts: 3,
    publications: 3,
    first: benchStart + 5 * minute,
    holdable: 1,
  });
});

test('counts nothing that would not go out anyway', async () => {
  plan(alone, '14:00');
  bench.engine.scheduler.pause();
  expect(bench.engine.leavingDesk.outlook(day).posts).toBe(0);
  bench.engine.scheduler.resume();
  expect(bench.engine.leavingDesk.outlook(day).posts).toBe(1);
  await bench.engine.restrictions.set({ kind: 'purpose', purpose: 'publishing' });
  expect(bench.engine.leavingDesk.outlook(day).posts).toBe(0);
});

test('has the networks hold what they can, and says how much still needs Kaizup', async () => {
  const kept = plan(alone, '14:00');
  const given = plan(holds, '15:00');
  bench.network.script.commit.push(async ({ content }) => {
    expect(content.handOverAt).toBe(benchStart + 3 * hour);
    return { kind: 'handed-over', remoteId: 'scheduled-1' };
  });
  expect(await bench.engine.leavingDesk.takeAlong(day, 10_000)).toEqual({ held: 1, left: 1 });
  expect([state(kept), state(given)]).toEqual(['scheduled', 'handed-over']);
  expect((await bench.page.posts.get({ postId: given })).draft.variants[0]?.options?.handOver).toBe(true);
});

test('a network that fails to take it leaves it here, at its time', async () => {
  const given = plan(holds, '15:00');
  bench.network.script.commit.push(async () => ({
    kind: 'rejected',
    failure: { class: 'retry', code: 'network-unavailable', networkCode: '503' },
  }));
  expect(await bench.engine.leavingDesk.takeAlong(day, 10_000)).toEqual({ held: 0, left: 1 });
  expect(state(given)).toBe('scheduled');
});
