import { randomUUID } from 'node:crypto';
import type { FaultKind } from '../../../main/practice/kit/faults.ts';
import { type PracticeServer, startPracticeServer } from '../../../main/practice/server.ts';
import type { PublicationState } from '../../../shared/model/publication.ts';
import { beforeEffect, dueBlows, type RequestBlow, requestBlows } from './blows.ts';
import type { CrashCase, Verdict } from './crash-case.ts';
import { type EngineChild, EngineGone, forkEngine } from './engine-child.ts';
import type { PublicationKind } from './publication-kinds.ts';
import { type StageTime, startStageTime } from './stage-time.ts';
import { adminSecret, addressOf, type Copy, type Template } from './template.ts';

/** Runs cases one after another, each on a copy of the template with practice networks and an engine process of its own. */
export interface CrashStage {
  run(crash: CrashCase): Promise<Verdict>;
  close(): Promise<void>;
}

const settled: readonly PublicationState[] = [
  'published',
  'failed',
  'needs-owner',
  'missed',
  'held',
  'cancelled',
];

/** What has not come to an end after so long, by the machine's clock and by the stage's (ms), is stuck. */
const patience = 30_000;
const virtualPatience = 12 * 3_600_000;

/** Opens a stage; `engineFile` is the bundle of the engine under blows. */
export function openCrashStage(template: Template, engineFile: string): CrashStage {
  // One process is always kept ready, so that its start falls into the case before.
  let spare = forkEngine(engineFile);
  const fork = (): EngineChild => {
    const ready = spare;
    spare = forkEngine(engineFile);
    return ready;
  };
  return {
    async run(crash) {
      const copy = template.copy();
      const scene = await openScene(template, copy, fork);
      try {
        return await scene.play(crash);
      } finally {
        await scene.close();
        copy.remove();
      }
    },
    async close() {
      spare.kill();
      await spare.ended;
    },
  };
}

interface Scene {
  play(crash: CrashCase): Promise<Verdict>;
  close(): Promise<void>;
}

interface PostAnswer {
  readonly publications: readonly { readonly state: PublicationState }[];
}

interface HomeAnswer {
  readonly needsOwner: readonly { readonly id: string }[];
}

async function openScene(template: Template, copy: Copy, fork: () => EngineChild): Promise<Scene> {
  const time: StageTime = startStageTime();
  let onRequest: (moment: 'arrived' | 'done') => void = () => undefined;
  const startServer = (): Promise<PracticeServer> =>
    startPracticeServer({
      folder: copy.world,
      key: template.worldKey,
      adminSecret,
      clock: time.practice,
      observe(_facts, moment) {
        time.stir();
        onRequest(moment);
      },
    });
  let server = await startServer();
  let reopening: Promise<void> | undefined;
  let engine = await openEngine();

  async function openEngine(): Promise<EngineChild> {
    const child = fork();
    time.drive(child);
    await child.open({
      profile: copy.profile,
      dataKey: template.dataKey,
      practice: () => addressOf(server),
      waitsUntil: (at) => time.waitsUntil(at),
    });
    return child;
  }

  async function revive(): Promise<void> {
    await engine.ended;
    engine = await openEngine();
  }

  /** A call that an engine killed meanwhile does not answer is made again to the next one; `undefined` when it should not be. */
  async function ask<T>(path: string, input?: unknown): Promise<T> {
    for (;;) {
      try {
        return await engine.call<T>('page', path, input);
      } catch (error) {
        if (!(error instanceof EngineGone)) throw error;
        await revive();
      }
    }
  }

  /** The networks cannot be reached for so long: connections are refused, as without a network. */
  function goOffline(milliseconds: number): void {
    const closed = server.close();
    const back = Promise.withResolvers<void>();
    reopening = back.promise;
    time.at(time.now() + milliseconds, () => {
      void closed.then(startServer).then((next) => {
        server = next;
        back.resolve();
      }, back.reject);
    });
  }

  const count = (kind: PublicationKind): number =>
    server.networks.find(({ id }) => id === kind.network)?.admin.published().length ?? 0;

  async function write(kind: PublicationKind): Promise<string> {
    const account = template.accounts.find(
      (candidate) => candidate.network === kind.network && candidate.kind === kind.account,
    );
    if (account === undefined) throw new Error(`No ${kind.network} account is a ${kind.account}`);
    const id = randomUUID();
    const variant = { accountId: account.id, text: null, media: null, tiktok: null, ...kind.variant };
    const draft = { text: `Case ${id}`, media: template.media[kind.media], variants: [variant] };
    await engine.call('page', 'posts/create', { id, draft: { ...draft, ...kind.draft } });
    return id;
  }

  /** Publishes now. An owner who sees that nothing was scheduled, because the blow fell before the answer, asks again. */
  async function publishNow(postId: string): Promise<void> {
    try {
      await engine.call('page', 'posts/publishNow', { postId });
    } catch (error) {
      if (!(error instanceof EngineGone)) throw error;
      const { publications } = await ask<PostAnswer>('posts/get', { postId });
      if (publications.length === 0) await publishNow(postId);
    }
  }

  /** Schedules for the second full minute from now. */
  async function schedule(postId: string): Promise<void> {
    const local = new Date(time.now() + 120_000).toISOString().slice(0, 16);
    await engine.call('page', 'posts/schedule', { postId, at: { local, zone: 'UTC' } });
  }

  async function settle(postId: string): Promise<Verdict['state']> {
    const deadline = Date.now() + patience;
    const virtualDeadline = time.now() + virtualPatience;
    while (Date.now() < deadline && time.now() < virtualDeadline) {
      const { publications } = await ask<PostAnswer>('posts/get', { postId });
      const state = publications[0]?.state;
      if (state !== undefined && settled.includes(state)) return state;
      await new Promise((resolve) => setTimeout(resolve, 8));
    }
    return 'stuck';
  }

  /** The disk has room again as soon as the owner could read that it has none. */
  async function emptyDiskOnceTold(postId: string): Promise<boolean> {
    for (;;) {
      const { diskRefusal } = await ask<{ diskRefusal: object | null }>('app/state');
      if (diskRefusal !== null) break;
      const { publications } = await ask<PostAnswer>('posts/get', { postId });
      if (publications.some(({ state }) => settled.includes(state))) return false;
      await new Promise((resolve) => setTimeout(resolve, 8));
    }
    engine.tell({ type: 'make-room' });
    return true;
  }

  return {
    async play(crash) {
      const { kind } = crash;
      const before = count(kind);
      const postId = await write(kind);
      const firstSteps = await engine.steps();
      let requests = 0;
      let struck = crash.blow === 'none';
      onRequest = (moment) => {
        if (moment === 'arrived') requests += 1;
      };

      if ('request' in crash) {
        const blow: RequestBlow = requestBlows[crash.blow];
        if (blow.clockFrom === 'start') time.setOwnersClock(blow.clock ?? 0);
        const strikes = {
          arrived: () => {
            if (blow.clock !== undefined) time.setOwnersClock(blow.clock);
            if (blow.kill === 'arrived') engine.kill();
            if (blow.fault !== undefined && beforeEffect.includes(blow.fault)) arm(blow.fault);
            if (blow.offlineFor !== undefined) setImmediate(goOffline, blow.offlineFor);
          },
          done: () => {
            struck = true;
            if (blow.kill === 'done') engine.kill();
            if (blow.fault !== undefined && !beforeEffect.includes(blow.fault)) arm(blow.fault);
          },
        };
        const arm = (fault: FaultKind): void => {
          struck = true;
          server.faults.arm({ kind: fault });
        };
        onRequest = (moment) => {
          if (moment === 'arrived') requests += 1;
          if (!struck && requests === crash.request) strikes[moment]();
        };
        await publishNow(postId);
      } else if ('step' in crash) {
        await schedule(postId);
        if (crash.blow === 'disk-full') {
          engine.tell({ type: 'fill-disk', step: crash.step });
          struck = await emptyDiskOnceTold(postId);
        } else {
          const struckEngine = engine;
          void engine.ended.then(() => {
            struck = true;
          });
          struckEngine.tell({ type: 'die-at', step: crash.step });
        }
      } else if (crash.blow === 'none') {
        await schedule(postId);
      } else {
        const due: { readonly clock?: number; readonly offlineFor?: number } = dueBlows[crash.blow];
        await schedule(postId);
        if (due.clock !== undefined) time.setOwnersClock(due.clock);
        if (due.offlineFor !== undefined) goOffline(due.offlineFor);
        struck = true;
      }

      const state = await settle(postId);
      await reopening;
      onRequest = () => undefined;
      const steps = (await engine.steps()) - firstSteps;
      const home = await ask<HomeAnswer>('app/home');
      const asked = home.needsOwner.some(({ id }) => id === postId);
      return { state, visible: count(kind) - before, asked, requests, steps, struck };
    },
    async close() {
      engine.kill();
      await engine.ended;
      time.stop();
      await reopening;
      await server.close();
    },
  };
}
