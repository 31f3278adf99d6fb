import { randomUUID } from 'node:crypto';
import type { Faults } from '../../../main/practice/kit/faults.ts';
import {
  type PracticeOptions,
  type PracticeServer,
  startPracticeServer,
} from '../../../main/practice/server.ts';
import { defaultOptions } from '../../../shared/model/option-defaults.ts';
import type { Draft } from '../../../shared/model/post.ts';
import type { PublicationState } from '../../../shared/model/publication.ts';
import type { PublishOptions } from '../../../shared/model/publish-options.ts';
import type { Ending } from './crash-case.ts';
import { type EngineChild, EngineGone } from './engine-child.ts';
import type { PublicationKind } from './publication-kinds.ts';
import { earlierPost, sampleContent } from './sample-content.ts';
import { type StageTime, startStageTime } from './stage-time.ts';
import { adminSecret, addressOf, type Template } from './template.ts';

/** Told of a request as it arrives, and after it had its effect. */
export type RequestWatch = NonNullable<PracticeOptions['observe']>;

/** Practice networks and an engine process of their own, on a copy of the template. */
export interface Scene {
  readonly time: StageTime;
  readonly faults: Faults;
  /** The engine of now: those before it were killed. */
  readonly engine: EngineChild;
  /** How many were. */
  readonly deaths: number;
  /** Who is told of every request from now on. */
  watchRequests(watch: RequestWatch): void;
  /** Writes a post of this kind for its account and returns its id. */
  write(kind: PublicationKind): Promise<string>;
  /** Publishes now. An owner who sees that nothing was scheduled, because the blow fell before the answer, asks again. */
  publishNow(postId: string): Promise<void>;
  /** Schedules for the first full minute that is so many minutes ahead. */
  schedule(postId: string, minutesAhead: number): Promise<void>;
  /** How the post ended. */
  settle(postId: string): Promise<Ending>;
  /** Whether the owner could read that the disk is full before the post came to an end. */
  diskIsTold(postId: string): Promise<boolean>;
  /** Resolves when so much time has passed (ms), with an engine at work. */
  pass(milliseconds: number): Promise<void>;
  /** Whether Home asks the owner about the post. */
  asksFor(postId: string): Promise<boolean>;
  /** Removes the post and sets the clock right, so that nothing of a case plays a part in the next. */
  clear(): Promise<void>;
  /** Ids of what the network of this kind shows its public, by its own record; stories leave it after a day. */
  published(kind: PublicationKind): ReadonlySet<string>;
  /** The networks cannot be reached for so long (ms): connections are refused, as without a network. */
  goOffline(milliseconds: number): void;
  /** Resolves when they can be. */
  online(): Promise<void>;
  close(): Promise<void>;
}

/** States in which the engine does nothing more by itself. */
const settled: readonly PublicationState[] = [
  'published',
  'failed',
  'needs-owner',
  'missed',
  'held',
  'cancelled',
];

/** What has not come to an end after so long, by the machine's clock and by the stage's (ms), is stuck. */
const patience = 90_000;
const virtualPatience = 12 * 3_600_000;

interface PostAnswer {
  readonly publications: readonly { readonly state: PublicationState }[];
}

/** Opens a scene with this library of media; `fork` brings an engine process that has no profile yet. */
export async function openScene(
  template: Template,
  library: string,
  fork: () => EngineChild,
): Promise<Scene> {
  const copy = template.copy(library);
  const time = startStageTime();
  let watch: RequestWatch = () => undefined;
  const startServer = (): Promise<PracticeServer> =>
    startPracticeServer({
      folder: copy.world,
      key: template.worldKey,
      adminSecret,
      clock: time.practice,
      observe(facts, moment) {
        if (moment === 'arrived') time.begin();
        watch(facts, moment);
        if (moment === 'done') time.end();
      },
    });
  let server = await startServer();
  let comingBack: Promise<void> | undefined;
  let deaths = 0;
  let written = '';
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

  /** Calls the engine; one that was killed is started again and the call made to the next. */
  async function ask<T>(path: string, input?: unknown): Promise<T> {
    time.begin();
    try {
      for (;;) {
        try {
          return await engine.call<T>('page', path, input);
        } catch (error) {
          if (!(error instanceof EngineGone)) throw error;
          await engine.ended;
          deaths += 1;
          engine = await openEngine();
        }
      }
    } finally {
      time.end();
    }
  }

  async function stateOf(postId: string): Promise<PublicationState | undefined> {
    const { publications } = await ask<PostAnswer>('posts/get', { postId });
    return publications[0]?.state;
  }

  const isSettled = (state: PublicationState | undefined): boolean =>
    state !== undefined && settled.includes(state);

  /** Looks again and again whether something has come; false when it did not while there was patience. */
  async function patiently(look: () => Promise<boolean>): Promise<boolean> {
    const deadline = Date.now() + patience;
    const virtualDeadline = time.now() + virtualPatience;
    while (Date.now() < deadline && time.now() < virtualDeadline) {
      if (await look()) return true;
      await time.quiet();
    }
    return false;
  }

  async function comeBack(closed: Promise<void>, passed: Promise<void>): Promise<void> {
    await closed;
    await passed;
    server = await startServer();
  }

  return {
    time,
    get faults() {
      return server.faults;
    },
    get engine() {
      return engine;
    },
    get deaths() {
      return deaths;
    },
    watchRequests(next) {
      watch = next;
    },
    async write(kind) {
      const account = template.accounts.find(
        (candidate) => candidate.network === kind.network && candidate.kind === kind.account,
      );
      if (account === undefined) throw new Error(`No ${kind.network} account is a ${kind.account}`);
      const id = randomUUID();
      written = id;
      const { media, options } = sampleContent[kind.type];
      const chosen: PublishOptions = { ...defaultOptions, ...options, ...kind.options };
      if (chosen.reshareOf === earlierPost) chosen.reshareOf = template.earlierPosts[kind.network] ?? null;
      const own = { text: null, media: null, tiktok: kind.tiktok ?? null, options: chosen };
      const draft: Draft = {
        text: `Case ${id}`,
        // Nobody reads a story's pictures aloud: networks take no words for them.
        media: template.media[media].map((ref) => (chosen.format === 'story' ? { ...ref, alt: '' } : ref)),
        variants: [{ accountId: account.id, ...own }],
      };
      await ask('posts/create', { id, draft });
      return id;
    },
    async publishNow(postId) {
      time.begin();
      try {
        await engine.call('page', 'posts/publishNow', { postId });
      } catch (error) {
        if (!(error instanceof EngineGone)) throw error;
        if ((await stateOf(postId)) === undefined) await ask('posts/publishNow', { postId });
      } finally {
        time.end();
      }
    },
    async schedule(postId, minutesAhead) {
      const local = new Date(time.ownersNow() + (minutesAhead + 1) * 60_000).toISOString().slice(0, 16);
      await ask('posts/schedule', { postId, at: { local, zone: 'UTC' } });
    },
    async settle(postId) {
      let state: PublicationState | undefined;
      const ended = await patiently(async () => {
        state = await stateOf(postId);
        return isSettled(state);
      });
      return ended && state !== undefined ? state : 'stuck';
    },
    async diskIsTold(postId) {
      let told = false;
      await patiently(async () => {
        const { diskRefusal } = await ask<{ diskRefusal: object | null }>('app/state');
        told = diskRefusal !== null;
        return told || isSettled(await stateOf(postId));
      });
      return told;
    },
    async pass(milliseconds) {
      let passed = false;
      time.at(time.now() + milliseconds, () => {
        passed = true;
      });
      await patiently(async () => {
        await ask('app/state');
        return passed;
      });
    },
    async asksFor(postId) {
      const { needsOwner } = await ask<{ needsOwner: readonly { readonly id: string }[] }>('app/home');
      return needsOwner.some(({ id }) => id === postId);
    },
    async clear() {
      time.setOwnersClock(0);
      await ask('posts/delete', { postId: written });
    },
    published(kind) {
      const network = server.networks.find(({ id }) => id === kind.network);
      return new Set(network?.admin.published().map(({ id }) => id));
    },
    goOffline(milliseconds) {
      const passed = Promise.withResolvers<void>();
      time.at(time.now() + milliseconds, passed.resolve);
      comingBack = comeBack(server.close(), passed.promise);
    },
    online: async () => comingBack,
    async close() {
      time.stop();
      engine.kill();
      await engine.ended;
      await server.close();
      copy.remove();
    },
  };
}
