import { cpSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { idInAnswer, idInFile, thisMachine } from '../../../main/engine/start/machine-id.ts';
import { markFile, publisherMark } from '../../../main/engine/start/publisher-mark.ts';
import { benchStart, type EngineBench, openBench } from '../../engine-bench.ts';

const minute = 60_000;
const nas = thisMachine('1'.repeat(32), 'bakery-nas');
const atTen = { local: '2026-11-24T12:10', zone: 'Europe/Brussels' };
const atHalfPast = { local: '2026-11-24T12:30', zone: 'Europe/Brussels' };

let bench: EngineBench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => bench.remove());

const markOf = (folder: string): string => readFileSync(join(folder, markFile), 'utf8');

describe('the mark of who publishes', () => {
  test('is another’s on another machine, and on this one in another folder; a name that changes is no other machine', () => {
    const { profile } = bench;
    const home = thisMachine('2'.repeat(32), 'shop');
    expect(publisherMark(profile, home).other).toBeNull();
    publisherMark(profile, home).leave();
    expect(publisherMark(profile, thisMachine('2'.repeat(32), 'shop.local')).other).toBeNull();
    expect(publisherMark(profile, nas).other).toEqual({ kind: 'machine', name: 'shop' });

    const copy = `${profile}-copy`;
    cpSync(profile, copy, { recursive: true });
    expect(publisherMark(copy, home).other).toEqual({ kind: 'folder', folder: profile });
    publisherMark(copy, home).leave();
    expect(publisherMark(copy, home).other).toBeNull();
    // What publishes from the first folder is not told by what happens in the second.
    expect(publisherMark(profile, home).other).toBeNull();
    rmSync(copy, { recursive: true });
  });

  test('that cannot be read is somebody’s', () => {
    for (const text of ['', '{', '{"machine":7}']) {
      writeFileSync(join(bench.profile, markFile), text);
      expect(publisherMark(bench.profile, nas).other).toEqual({ kind: 'unknown' });
    }
  });

  test('does not have to be written again where it stands', () => {
    publisherMark(bench.profile, nas).leave();
    renameSync(join(bench.profile, markFile), join(bench.profile, 'aside'));
    const mark = publisherMark(bench.profile, nas);
    renameSync(join(bench.profile, 'aside'), join(bench.profile, markFile));
    const again = publisherMark(bench.profile, nas);
    rmSync(join(bench.profile, markFile));
    again.leave();
    expect(existsSync(join(bench.profile, markFile))).toBe(false);
    mark.leave();
    expect(markOf(bench.profile)).toContain('bakery-nas');
  });

  test('tells machines apart by what their systems say, and by their name where these say nothing', () => {
    expect(idInFile(`${'a1'.repeat(16)}\n`)).toBe('a1'.repeat(16));
    expect(idInFile('uninitialized\n')).toBeUndefined();
    expect(idInFile('')).toBeUndefined();
    const mac = '  | |   "IOPlatformUUID" = "1B2C3D4E-0000-1111-2222-333344445555"\n';
    expect(idInAnswer(mac)).toBe('1B2C3D4E-0000-1111-2222-333344445555');
    const windows = '\r\n    MachineGuid    REG_SZ    0f0e0d0c-aaaa-bbbb-cccc-ddddeeeeffff\r\n';
    expect(idInAnswer(windows)).toBe('0f0e0d0c-aaaa-bbbb-cccc-ddddeeeeffff');
    expect(idInAnswer('ERROR: not found')).toBeUndefined();

    const id = 'b2'.repeat(16);
    expect(thisMachine(id, 'one').machine).toBe(thisMachine(id, 'two').machine);
    expect(thisMachine(null, 'one').machine).not.toBe(thisMachine(null, 'two').machine);
    expect(thisMachine(id, 'one').machine).not.toContain(id.slice(0, 8));
  });
});

describe('a profile that another machine publishes from', () => {
  const here = thisMachine('3'.repeat(32), 'laptop');
  let accountId: string;

  /** The profile as it was taken from the machine that publishes, opened here. */
  async function takeHere(): Promise<void> {
    await bench.engine.drain(1000);
    publisherMark(bench.profile, nas).leave();
    bench = await openBench(bench, { mark: publisherMark(bench.profile, here) });
  }

  function plan(text: string, time: typeof atTen): string {
    const postId = bench.write(accountId, text);
    bench.engine.postDesk.schedule(postId, time);
    return postId;
  }

  const stateOf = (postId: string): string | undefined => bench.engine.publications.ofPost(postId)[0]?.state;

  beforeEach(async () => {
    accountId = await bench.connect();
  });

  test('sends nothing, takes nothing back, and says who publishes', async () => {
    const postId = plan('Baguettes', atTen);
    bench.network.script.commit.push(async () => ({ kind: 'handed-over', remoteId: 'scheduled-1' }));
    const held = bench.write(accountId, 'Kept by the network', { handOver: true });
    bench.engine.postDesk.schedule(held, { local: '2026-11-24T14:00', zone: 'Europe/Brussels' });
    bench.engine.start();
    await bench.until(() => stateOf(held) === 'handed-over');
    await takeHere();
    const told = bench.engine.events.notices.follow(AbortSignal.timeout(10_000)).next();
    bench.engine.start();
    // What networks hold would be taken back here, were the plan this engine's.
    await bench.page.app.pause();
    await bench.clock.advance(20 * minute);
    bench.engine.scheduler.scan();
    expect([stateOf(postId), stateOf(held)]).toEqual(['scheduled', 'handed-over']);
    expect(bench.network.committed).toEqual(['Kept by the network']);
    expect(bench.network.asked).toEqual([]);
    const other = { kind: 'machine', name: 'bakery-nas' };
    expect((await told).value).toEqual({ kind: 'published-elsewhere', other });
    expect(await bench.page.app.state()).toMatchObject({ otherPublisher: other });
    expect(bench.engine.app.tray().otherPublisher).toEqual(other);
    expect(markOf(bench.profile)).toContain('bakery-nas');
  });

  test('does not keep its owner from quitting', async () => {
    plan('Baguettes', atTen);
    expect(bench.engine.leavingDesk.outlook(60 * minute).posts).toBe(1);
    await takeHere();
    expect(bench.engine.leavingDesk.outlook(60 * minute).posts).toBe(0);
  });

  test('is published from here when its owner says so, and asks about all that the other may have sent', async () => {
    // The owner's rule would let a post go out that is so little late.
    const due = plan('Baguettes', atTen);
    const later = plan('Brioche', atHalfPast);
    bench.engine.scheduler.pause();
    await takeHere();
    bench.engine.start();
    await bench.clock.advance(11 * minute);
    await bench.page.app.publishHere();
    await bench.until(() => stateOf(due) === 'missed');
    const [publication] = (await bench.page.posts.get({ postId: due })).publications;
    expect(publication?.keptBack).toEqual({ reason: 'elsewhere', from: null, to: benchStart + 11 * minute });
    expect(publication?.mayBeOut).toBe(true);
    expect(await bench.page.app.state()).toMatchObject({ otherPublisher: null, paused: false });
    expect(JSON.parse(markOf(bench.profile))).toMatchObject({ name: 'laptop', machine: here.machine });

    await bench.clock.advance(20 * minute);
    await bench.until(() => stateOf(later) === 'published');
    expect(bench.network.committed).toHaveLength(1);
    // The owner looked at the network, and it is not there.
    await bench.page.posts.retry({ publicationId: publication?.id ?? '' });
    await bench.until(() => stateOf(due) === 'published');
  });

  test('keeps in mind, over a crash, that the other may have sent what was due', async () => {
    const due = plan('Baguettes', atTen);
    await takeHere();
    await bench.clock.advance(11 * minute);
    bench.engine.place.claim();
    // Claimed, and never started: as if the power went.
    await bench.engine.drain(1000);
    bench = await openBench(bench, { mark: publisherMark(bench.profile, here) });
    expect(bench.engine.place.other).toBeNull();
    bench.engine.start();
    await bench.until(() => stateOf(due) === 'missed');
    expect(bench.network.committed).toEqual([]);
  });

  test('asks also about one that had failed for now, and was to be tried again', async () => {
    const due = plan('Baguettes', atTen);
    const failure = { class: 'retry', code: 'network-unavailable' } as const;
    bench.network.script.commit.push(async () => ({ kind: 'rejected', failure }));
    bench.engine.start();
    await bench.clock.advance(10 * minute);
    await bench.until(() => bench.engine.publications.ofPost(due)[0]?.tries === 1);
    await takeHere();
    bench.engine.start();
    await bench.page.app.publishHere();
    await bench.clock.advance(10 * minute);
    await bench.until(() => stateOf(due) === 'missed');
  });
});
