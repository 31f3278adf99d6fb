import { randomBytes, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publicationLife } from '../../../main/engine/domain/publication-life.ts';
import { ExpectedError } from '../../../main/engine/expected-error.ts';
import type { Network } from '../../../main/engine/networks/network.ts';
import type { PublicationRow } from '../../../main/engine/store/repositories/publications.ts';
import { localTime } from '../../../main/engine/domain/zone-clock.ts';
import { defaultOptions } from '../../../shared/model/option-defaults.ts';
import { networkIds } from '../../../shared/model/network-ids.ts';
import type { NetworkId } from '../../../shared/model/network.ts';
import { benchStart } from '../../engine-bench.ts';
import { createDrivenClock, type DrivenClock } from '../../driven-clock.ts';
import { createScriptedNetwork } from '../../scripted-network.ts';
import { type MortalEngine, openMortalEngine } from './mortal-engine.ts';
import { createRememberingNetwork, keyOf, type RememberingNetwork } from './remembering-network.ts';
import type { WalkStep } from './walk-step.ts';
import { verdict } from './walk-verdict.ts';

/** One that lists what it has and can hold posts, one that only lists, and one that cannot tell. */
const natures = {
  mastodon: { canTell: true, canHold: true },
  bluesky: { canTell: true, canHold: false },
  linkedin: { canTell: false, canHold: false },
} as const satisfies Partial<Record<NetworkId, { canTell: boolean; canHold: boolean }>>;
const walked = ['mastodon', 'bluesky', 'linkedin'] as const;
type Walked = (typeof walked)[number];

const zone = 'Europe/Brussels';
const minute = 60_000;

interface WalkedPost {
  readonly id: string;
  readonly key: string;
  readonly accounts: readonly Walked[];
  version: number;
  /** Deleted, or taken off the calendar, while nothing of it was out. */
  gone: boolean;
}

/** An engine and its networks on a walk: steps happen, and what must never be is written down when it is. */
export interface WalkWorld {
  take(step: WalkStep): Promise<void>;
  /** All is well from now on, and enough time passes for everything to come to its end. */
  comeToRest(): Promise<void>;
  /** What was broken, in words. */
  faults(): readonly string[];
  close(): void;
}

/** Where a profile is made once, with its accounts signed in, and copied for every walk. */
export interface WalkTemplate {
  readonly folder: string;
  readonly dataKey: string;
  remove(): void;
}

const temporary = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

function worldOf(clock: DrivenClock, onCommit: (at: Walked, key: string, row: Committed) => void) {
  const remembering = Object.fromEntries(
    walked.map((id) => [
      id,
      createRememberingNetwork(id, clock, {
        ...natures[id],
        onCommit: (key, { content }) => onCommit(id, key, { early: content.handOverAt !== null }),
      }),
    ]),
  ) as unknown as Readonly<Record<Walked, RememberingNetwork>>;
  const others = networkIds.map((id) => [id, createScriptedNetwork(id)] as const);
  const networks = { ...Object.fromEntries(others), ...remembering } as unknown as Record<NetworkId, Network>;
  return { remembering, networks };
}

interface Committed {
  /** Handed over before its time. */
  readonly early: boolean;
}

async function signIn({ engine }: MortalEngine, network: Walked): Promise<void> {
  const status = await engine.signIns.withPassword({
    network,
    mode: 'real',
    service: 'https://social.example',
    identifier: 'levain',
    password: 'abcd-abcd-abcd-abcd',
  });
  if (status.step !== 'done') throw new Error(`Sign-in ended in ${status.step}`);
}

/** Makes the template. */
export async function makeTemplate(): Promise<WalkTemplate> {
  const folder = mkdtempSync(join(temporary, 'kaizup-walk-'));
  const dataKey = randomBytes(32).toString('hex');
  const { networks } = worldOf(createDrivenClock(benchStart), () => undefined);
  const opened = await openMortalEngine(
    folder,
    dataKey,
    createDrivenClock(benchStart),
    networks,
    () => undefined,
  );
  for (const network of walked) await signIn(opened, network);
  await opened.engine.drain(1000);
  return { folder, dataKey, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Opens a world on a copy of the template. */
export async function openWorld(template: WalkTemplate): Promise<WalkWorld> {
  const profile = mkdtempSync(join(temporary, 'kaizup-walk-'));
  cpSync(template.folder, profile, { recursive: true });
  const clock = createDrivenClock(benchStart);
  const faults: string[] = [];
  const posts: WalkedPost[] = [];
  const { remembering, networks } = worldOf(clock, judgeCommit);
  const known = new Set(publicationLife.map(({ from, to }) => `${from} ${to}`));

  const open = (): Promise<MortalEngine> =>
    openMortalEngine(profile, template.dataKey, clock, networks, (from, to) => {
      if (!known.has(`${from} ${to}`)) faults.push(`Something led from ${from} to ${to}`);
    });
  let current = await open();
  current.engine.start();
  const accountIds = Object.fromEntries(
    current.engine.accounts.all().map(({ id, network }) => [network, id]),
  ) as Record<Walked, string>;

  function rowAt(at: Walked, key: string): PublicationRow | undefined {
    const { publications, posts: stored } = current.engine;
    const accountId = accountIds[at];
    return publications
      .inStates(['preparing', 'committing', 'scheduled'])
      .find((row) => row.account_id === accountId && keyOf(stored.get(row.post_id)?.text ?? '') === key);
  }

  function judgeCommit(at: Walked, key: string, { early }: Committed): void {
    const row = rowAt(at, key);
    if (row?.state !== 'committing') faults.push(`${key} was committed at ${at} out of ${row?.state}`);
    if (!early && row !== undefined && row.due_at > clock.now()) {
      faults.push(`${key} went out at ${at} before its time`);
    }
    if (posts.some((post) => post.key === key && post.gone))
      faults.push(`${key} went out though it was deleted`);
  }

  const hanging = (): number => walked.reduce((sum, id) => sum + remembering[id].hanging, 0);

  /** Until the engine waits for nothing but time, or what hangs. */
  async function settle(): Promise<void> {
    let calm = 0;
    for (let turn = 0; turn < 1000 && calm < 4; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      const { scheduler, disk } = current.engine;
      // What could not be written waits for the disk.
      calm = scheduler.working <= hanging() || disk.refusal !== null ? calm + 1 : 0;
    }
    if (calm < 4) faults.push('The engine did not come to rest');
  }

  async function pass(minutes: number, stepMs = 30_000): Promise<void> {
    for (let left = minutes * minute; left > 0; left -= stepMs) {
      await clock.advance(stepMs);
      await settle();
    }
  }

  async function restart(turns: number): Promise<void> {
    void clock.advance(30_000);
    for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    current.kill();
    for (const id of walked) remembering[id].forget();
    current = await open();
    current.engine.start();
    await settle();
  }

  const inMinutes = (minutes: number) => ({ local: localTime(clock.now() + minutes * minute, zone), zone });

  /** What the owner may not do right now changes nothing. */
  async function owner(act: () => Promise<unknown>): Promise<boolean> {
    try {
      await act();
      return true;
    } catch (error) {
      if (isExpected(error)) return false;
      throw error;
    } finally {
      await settle();
    }
  }

  async function plan(step: Extract<WalkStep, { kind: 'plan' }>): Promise<void> {
    const first = walked[step.at % walked.length] ?? 'bluesky';
    const second = walked[(step.at + 1) % walked.length] ?? 'mastodon';
    const accounts = step.both ? [first, second] : [first];
    const post: WalkedPost = {
      id: randomUUID(),
      key: `k${posts.length}`,
      accounts,
      version: 0,
      gone: false,
    };
    if (
      !(await owner(async () =>
        current.page.posts.create({ id: post.id, draft: draftOf(post, step.handOver) }),
      ))
    )
      return;
    posts.push(post);
    await owner(() => current.page.posts.schedule({ postId: post.id, at: inMinutes(step.inMinutes) }));
  }

  const draftOf = (post: WalkedPost, handOver: boolean) => ({
    text: `${post.key} version ${post.version}`,
    media: [],
    variants: post.accounts.map((at) => ({
      accountId: accountIds[at],
      text: null,
      media: null,
      tiktok: null,
      ...(handOver && natures[at].canHold ? { options: { ...defaultOptions, handOver } } : {}),
    })),
  });

  const chosen = (index: number): WalkedPost | undefined =>
    posts.length === 0 ? undefined : posts[index % posts.length];

  const rowsOf = (post: WalkedPost): readonly PublicationRow[] => current.engine.publications.ofPost(post.id);

  /** What is planned again may go out from that moment on. */
  async function back(post: WalkedPost, act: () => Promise<unknown>): Promise<void> {
    const { gone } = post;
    post.gone = false;
    if (!(await owner(act))) post.gone = gone;
  }

  async function withPost(step: Extract<WalkStep, { post: number }>): Promise<void> {
    const post = chosen(step.post);
    if (post === undefined) return;
    const { page } = current;
    const { id: postId } = post;
    switch (step.kind) {
      case 'edit': {
        post.version += 1;
        const handOver = rowsOf(post).some(({ state }) => state === 'handed-over');
        await owner(() => page.posts.save({ postId, draft: draftOf(post, handOver) }));
        return;
      }
      case 'move':
        return back(post, () => page.posts.schedule({ postId, at: inMinutes(step.inMinutes) }));
      case 'publish-now':
        if (post.gone) return;
        await owner(() => page.posts.publishNow({ postId }));
        return;
      case 'unschedule':
        if (await owner(() => page.posts.unschedule({ postId }))) post.gone = true;
        return;
      case 'delete':
        if (await owner(() => page.posts.delete({ postId }))) post.gone = true;
        return;
      case 'stop':
        for (const { id } of rowsOf(post)) await owner(() => page.posts.stopUpload({ publicationId: id }));
        return;
      case 'retry':
        for (const { id } of rowsOf(post)) await owner(() => page.posts.retry({ publicationId: id }));
        return;
      case 'decide':
        return decide(post, step.again);
    }
  }

  /** The owner looks at the network and says the truth; that of one that cannot tell is known to nobody else. */
  async function decide(post: WalkedPost, again: boolean): Promise<void> {
    for (const { id, account_id: accountId, state } of rowsOf(post)) {
      const at = walked.find((network) => accountIds[network] === accountId);
      if (at === undefined || state !== 'needs-owner') continue;
      const isThere = remembering[at].holdings.some(({ key, fails }) => key === post.key && !fails);
      const decision = isThere ? 'it-is-published' : again ? 'publish-again' : 'give-up';
      remembering[at].allowAgain(post.key);
      await owner(() => current.page.posts.decide({ publicationId: id, decision }));
    }
  }

  async function fillDisk(writes: number): Promise<void> {
    current.disk.fill(writes);
    await pass(3);
    current.disk.makeRoom();
    await pass(2);
  }

  async function hold(): Promise<void> {
    const { restrictions } = current.engine;
    await owner(() => restrictions.set({ kind: 'purpose', purpose: 'publishing' }));
    await pass(5);
    restrictions.lift({ kind: 'purpose', purpose: 'publishing' });
    await settle();
  }

  async function take(step: WalkStep): Promise<void> {
    if ('post' in step) return withPost(step);
    const { engine } = current;
    const network = 'at' in step ? remembering[walked[step.at % walked.length] ?? 'bluesky'] : undefined;
    switch (step.kind) {
      case 'plan':
        return plan(step);
      case 'pass':
        return pass(step.minutes);
      case 'sleep':
      case 'clock-back':
        clock.set(clock.now() + (step.kind === 'sleep' ? step.minutes : -step.minutes) * minute);
        engine.scheduler.scan();
        return settle();
      case 'crash':
        return restart(step.turns);
      case 'commit-fate':
        return void network?.fates.commit.push(step.fate);
      case 'prepare-fate':
        return void network?.fates.prepare.push(step.fate);
      case 'verify-fate':
        return void network?.fates.verify.push(...Array.from({ length: step.times }, () => step.fate));
      case 'change-fate':
        return void network?.fates.change.push(step.fate);
      case 'release':
        for (const id of walked) remembering[id].release();
        return settle();
      case 'pause':
        engine.scheduler.pause();
        await pass(5);
        engine.scheduler.resume();
        return settle();
      case 'hold':
        return hold();
      case 'disconnect':
        await owner(() =>
          engine.connections.disconnect(accountIds[walked[step.at % walked.length] ?? 'bluesky']),
        );
        return;
      case 'reconnect':
        await signIn(current, walked[step.at % walked.length] ?? 'bluesky');
        return settle();
      case 'fill-disk':
        return fillDisk(step.writes);
    }
  }

  function compare(): void {
    for (const at of walked) {
      const { holdings, broken } = remembering[at];
      const rows = posts
        .filter(({ accounts, gone }) => !gone && accounts.includes(at))
        .map((post) => ({
          key: post.key,
          planned: current.engine.posts.get(post.id)?.at !== null,
          row: rowsOf(post).find(({ account_id: accountId }) => accountId === accountIds[at]),
        }));
      faults.push(...broken, ...verdict(at, holdings, rows, clock.now()));
    }
  }

  const isUnderWay = (): boolean =>
    current.engine.publications.countIn([
      'scheduled',
      'preparing',
      'committing',
      'verifying',
      'handed-over',
    ]) > 0;

  return {
    take,
    async comeToRest() {
      for (const id of walked) {
        const { fates } = remembering[id];
        for (const list of Object.values(fates)) list.length = 0;
        remembering[id].release();
      }
      current.disk.makeRoom();
      await settle();
      // The longest wait is for twelve questions a quarter of an hour apart.
      for (let hours = 0; hours < 24 && isUnderWay(); hours += 1) await pass(60, 2 * minute);
      compare();
    },
    faults: () => [...new Set(faults)],
    close() {
      current.kill();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Through the page's calls an expected failure arrives as an error with data. */
function isExpected(error: unknown): boolean {
  return (
    error instanceof ExpectedError || (error instanceof Error && 'code' in error && error.code === 'KAIZUP')
  );
}
