import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publicationLife } from '../../../main/engine/domain/publication-life.ts';
import { ExpectedError } from '../../../main/engine/expected-error.ts';
import type { Network, PublishJob } from '../../../main/engine/networks/network.ts';
import { networkIds } from '../../../shared/model/network-ids.ts';
import type { NetworkId } from '../../../shared/model/network.ts';
import { createDrivenClock, type DrivenClock } from '../../driven-clock.ts';
import { createScriptedNetwork } from '../../scripted-network.ts';
import { type MortalEngine, openMortalEngine } from '../random-walk/mortal-engine.ts';
import { keyOf } from '../random-walk/remembering-network.ts';
import type { Lot } from './lot.ts';
import { type SoakAccount, type SoakNetworkId, soakNetworks } from './soak-accounts.ts';
import { createSoakNetwork, type SoakNetwork, type Weather } from './soak-network.ts';
import type { PlannedPost } from './soak-plan.ts';

/** Where the owner lives. */
export const zone = 'Europe/Brussels';

/** How far time goes on at once (ms): less than what the engine would take for sleep. */
const step = 115_000;

/** A crash waits for something that is due within this (ms). */
const soon = 30 * 60_000;

/** What the soak has done to the engine. */
export interface Hardships {
  crashes: number;
  /** Publications that were being prepared or sent when the engine died. */
  cutShort: number;
  sleeps: number;
  nightsOff: number;
  offlineHours: number;
  troubledHours: number;
  fullDiskHours: number;
  revocations: number;
}

/** An engine that dies and is opened again, its networks, and what the owner has planned. */
export interface SoakWorld {
  readonly clock: DrivenClock;
  readonly weather: Weather;
  readonly networks: Readonly<Record<SoakNetworkId, SoakNetwork>>;
  readonly accounts: readonly SoakAccount[];
  readonly posts: Map<string, PlannedPost>;
  readonly done: Hardships;
  /** Where its profile is, and other files. */
  readonly folder: string;
  /** The engine of now. */
  readonly current: MortalEngine;
  /** What must never be and was, in words. */
  readonly faults: string[];
  /** Id of an account in the profile. */
  idOf(account: SoakAccount): string;
  signIn(account: SoakAccount): Promise<void>;
  /** Resolves when the engine waits for nothing but time, or what hangs. */
  settle(): Promise<void>;
  /** What the owner may not do right now changes nothing; whether it was done. */
  owner(act: () => Promise<unknown>): Promise<boolean>;
  /** Lets time go on until a moment (ms). */
  passUntil(moment: number): Promise<void>;
  /** The engine is killed so many turns of its event loop after something was due, and opened again. */
  crash(turns: number): Promise<void>;
  /** The computer sleeps until a moment (ms). */
  sleepUntil(moment: number): Promise<void>;
  /** Kaizup is quitted, and opened again at a moment (ms). */
  offUntil(moment: number): Promise<void>;
  fillDisk(writes: number): void;
  makeRoom(): Promise<void>;
  /** What hangs goes on. */
  release(): Promise<void>;
  close(): void;
}

/** Opens a world on a profile of its own in `folder`. */
export async function openSoakWorld(
  start: number,
  accounts: readonly SoakAccount[],
  lot: Lot,
  place = tmpdir(),
): Promise<SoakWorld> {
  const folder = mkdtempSync(join(place, 'kaizup-soak-'));
  const profile = join(folder, 'profile');
  const dataKey = randomBytes(32).toString('hex');
  const clock = createDrivenClock(start);
  const weather: Weather = { offlineUntil: 0, trouble: null, calm: false };
  const faults: string[] = [];
  const posts = new Map<string, PlannedPost>();
  const ids = new Map<string, string>();
  const known = new Set(publicationLife.map(({ from, to }) => `${from} ${to}`));
  const done: Hardships = {
    crashes: 0,
    cutShort: 0,
    sleeps: 0,
    nightsOff: 0,
    offlineHours: 0,
    troubledHours: 0,
    fullDiskHours: 0,
    revocations: 0,
  };

  const made = (id: SoakNetworkId) => createSoakNetwork(id, { clock, weather, lot, onCommit: judgeCommit });
  const networks: Readonly<Record<SoakNetworkId, SoakNetwork>> = {
    facebook: made('facebook'),
    linkedin: made('linkedin'),
    bluesky: made('bluesky'),
    mastodon: made('mastodon'),
  };
  const all = {
    ...Object.fromEntries(networkIds.map((id) => [id, createScriptedNetwork(id)] as const)),
    ...networks,
  } as unknown as Record<NetworkId, Network>;

  const open = (): Promise<MortalEngine> =>
    openMortalEngine(profile, dataKey, clock, all, (from, to) => {
      if (!known.has(`${from} ${to}`)) faults.push(`Something led from ${from} to ${to}`);
    });
  let current = await open();
  let full = false;

  const nameOf = ({ network, subject }: SoakAccount): string => `${network} ${subject}`;

  function idOf(account: SoakAccount): string {
    const id = ids.get(nameOf(account));
    if (id === undefined) throw new Error(`${nameOf(account)} was never signed in`);
    return id;
  }

  /** What is sent was durably intended, is due, and still wanted. */
  function judgeCommit(account: SoakAccount, key: string, { content }: PublishJob): void {
    const post = posts.get(key);
    const accountId = idOf(account);
    const { publications, posts: stored } = current.engine;
    // What was moved apart is in a post of its own.
    const row = publications
      .ofAccount(accountId, ['committing'])
      .find(({ post_id: postId }) => keyOf(stored.get(postId)?.text ?? '') === key);
    if (row === undefined) faults.push(`${key} was committed without a durable intent`);
    if (content.handOverAt === null && row !== undefined && row.due_at > clock.now()) {
      faults.push(`${key} went out before its time`);
    }
    if (post?.gone === true) faults.push(`${key} went out though it was deleted`);
  }

  const remembering = () => soakNetworks.flatMap((id) => [...networks[id].accounts]);
  const hanging = (): number => remembering().reduce((sum, one) => sum + one.hanging, 0);

  /** Until the engine waits for nothing but time, or what hangs. */
  async function settle(): Promise<void> {
    let calm = 0;
    for (let turn = 0; turn < 100_000 && calm < 4; turn += 1) {
      await new Promise((resolve) => setImmediate(resolve));
      const { scheduler, disk } = current.engine;
      // What could not be written waits for the disk.
      const isCalm = scheduler.working === 0 || disk.refusal !== null || scheduler.working <= hanging();
      calm = isCalm ? calm + 1 : 0;
    }
    if (calm < 4) faults.push('The engine did not come to rest');
  }

  async function passUntil(moment: number): Promise<void> {
    while (clock.now() < moment) {
      await clock.advance(Math.min(step, moment - clock.now()));
      await settle();
    }
  }

  async function reopen(): Promise<void> {
    current = await open();
    if (full) current.disk.fill();
    current.engine.start();
    await settle();
  }

  async function release(): Promise<void> {
    for (const one of remembering()) one.release();
    await settle();
  }

  current.engine.app.welcome({
    locale: 'en',
    consents: { preferences: false, analytics: false, marketing: false },
  });
  const world: SoakWorld = {
    clock,
    weather,
    networks,
    accounts,
    posts,
    done,
    faults,
    folder,
    settle,
    get current() {
      return current;
    },
    idOf,
    async signIn(account) {
      const { network, service, subject } = account;
      const status = await current.engine.signIns.withPassword({
        network,
        mode: 'real',
        service,
        identifier: subject,
        password: 'abcd-abcd-abcd-abcd',
      });
      const [id] = status.step === 'done' ? status.accountIds : [];
      if (id !== undefined) ids.set(nameOf(account), id);
      await settle();
    },
    async owner(act) {
      try {
        await act();
        return true;
      } catch (error) {
        if (isExpected(error)) return false;
        throw error;
      } finally {
        await settle();
      }
    },
    passUntil,
    async crash(turns) {
      const due = current.engine.publications.nextTime(['scheduled'], clock.now()) ?? 0;
      if (due < clock.now() + soon) await passUntil(due - 1);
      void clock.advance(step);
      for (let turn = 0; turn < turns; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      done.cutShort += current.engine.publications.countIn(['preparing', 'committing']);
      current.kill();
      for (const one of remembering()) one.forget();
      done.crashes += 1;
      await reopen();
    },
    async sleepUntil(moment) {
      clock.set(moment);
      done.sleeps += 1;
      current.engine.scheduler.scan();
      await settle();
    },
    async offUntil(moment) {
      await release();
      await current.engine.drain(5000);
      clock.set(moment);
      done.nightsOff += 1;
      await reopen();
    },
    fillDisk(writes) {
      full = true;
      current.disk.fill(writes);
    },
    async makeRoom() {
      full = false;
      current.disk.makeRoom();
      await settle();
    },
    release,
    close() {
      current.kill();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
  for (const account of accounts) await world.signIn(account);
  current.engine.start();
  await settle();
  return world;
}

/** Through the page's calls an expected failure arrives as an error with data. */
function isExpected(error: unknown): boolean {
  return (
    error instanceof ExpectedError || (error instanceof Error && 'code' in error && error.code === 'KAIZUP')
  );
}
