import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { appendFile, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { practiceClient } from '../../../main/practice/kit/practice-network.ts';
import { type PracticeServer, startPracticeServer } from '../../../main/practice/server.ts';
import type { SignInStatus } from '../../../shared/model/account.ts';
import type { NetworkId } from '../../../shared/model/network.ts';
import type { PublicationState } from '../../../shared/model/publication.ts';
import { walkConsent } from '../../integration/connectors/consent.ts';
import { copyClip } from '../../mp4.ts';
import { type EngineChild, startEngineChild } from './engine-child.ts';
import { fastPracticeClock, type FastTime } from './fast-clock.ts';

/** What is published in a case. */
export type ContentKind = 'text' | 'image' | 'images' | 'video';

/** What goes wrong at a request. */
export type Blow =
  | 'none'
  | 'kill-before'
  | 'kill-after'
  | 'reply-lost'
  | 'error-before'
  | 'error-after'
  | 'refused';

/** One case of the matrix: at which request of which publication what goes wrong. */
export interface CrashCase {
  readonly network: NetworkId;
  readonly content: ContentKind;
  readonly blow: Blow;
  /** Which of the publication's requests, from 1. */
  readonly request: number;
}

/** How a case ended. */
export interface Verdict {
  readonly state: PublicationState | 'none';
  /** How many of it the public of the network sees. */
  readonly visible: number;
  /** Requests that the publication made. */
  readonly requests: number;
  readonly struck: boolean;
}

/** A profile with an account at each practice network, and an engine that takes blows. */
export interface CrashStage {
  run(crash: CrashCase): Promise<Verdict>;
  close(): Promise<void>;
}

/** Passes on every error but that of an engine that was killed on purpose. */
function ignoreGone(error: unknown): void {
  if (!(error instanceof Error) || error.message !== 'The engine is gone') throw error;
}

interface PostAnswer {
  readonly publications: readonly { readonly state: PublicationState }[];
}

const settled: readonly PublicationState[] = [
  'published',
  'failed',
  'needs-owner',
  'missed',
  'held',
  'cancelled',
];

/** Real time that a publication has to settle (ms); in fast time an hour or more. */
const patience = 60_000;

/** Which button means yes on each network's consent page. */
const allow = 'allow';

/** Opens a stage: practice networks, profile, accounts, media. */
export async function openCrashStage(time: FastTime): Promise<CrashStage> {
  const folder = mkdtempSync(join(tmpdir(), 'kaizup-crash-'));
  let strike: ((moment: 'arrived' | 'done') => void) | undefined;
  const server: PracticeServer = await startPracticeServer({
    folder: join(folder, 'practice'),
    key: null,
    adminSecret: 'matrix',
    clock: fastPracticeClock(time),
    observe: (_facts, moment) => strike?.(moment),
  });
  const options = {
    profile: join(folder, 'profile'),
    dataKey: randomBytes(32).toString('hex'),
    time,
    practice: {
      origin: server.origin,
      adminSecret: 'matrix',
      clientId: practiceClient.id,
      clientSecret: practiceClient.secret,
    },
  };
  let engine: EngineChild = await startEngineChild(options);
  const accounts = await connectAll(engine, server);
  const media = await importAll(engine, folder);

  async function states(postId: string): Promise<readonly PublicationState[]> {
    const post = await engine.call<PostAnswer>('posts/get', { postId });
    return post.publications.map(({ state }) => state);
  }

  async function revive(): Promise<void> {
    await engine.ended;
    engine = await startEngineChild(options);
  }

  async function settle(postId: string): Promise<PublicationState | 'none'> {
    const deadline = Date.now() + patience;
    let last: PublicationState | undefined;
    while (Date.now() < deadline) {
      try {
        [last] = await states(postId);
      } catch (error) {
        ignoreGone(error);
        await revive();
      }
      if (last !== undefined && settled.includes(last)) return last;
      await new Promise((resolve) => setTimeout(resolve, 40));
    }
    return last ?? 'none';
  }

  return {
    async run({ network, content, blow, request }) {
      const text = `Case ${randomUUID()}`;
      const postId = randomUUID();
      const accountId = accounts[network];
      const tiktok =
        network === 'tiktok'
          ? {
              privacyLevel: 'SELF_ONLY',
              allowComment: false,
              allowDuet: false,
              allowStitch: false,
              yourBrand: false,
              brandedContent: false,
              consented: true,
            }
          : null;
      await engine.call('posts/create', {
        id: postId,
        draft: { text, media: media[content], variants: [{ accountId, text: null, media: null, tiktok }] },
      });
      let requests = 0;
      let struck = false;
      strike = (moment) => {
        if (moment === 'arrived') requests += 1;
        if (struck || requests !== request) return;
        if (blow === 'kill-before' && moment === 'arrived') engine.kill();
        else if (blow === 'kill-after' && moment === 'done') engine.kill();
        else if (blow === 'reply-lost' && moment === 'done') server.faults.arm({ kind: 'reply-lost' });
        else if (blow === 'error-after' && moment === 'done') server.faults.arm({ kind: 'error-after' });
        else if (blow === 'error-before' && moment === 'arrived') server.faults.arm({ kind: 'error-before' });
        else if (blow === 'refused' && moment === 'arrived')
          server.faults.arm({ kind: 'connection-refused' });
        else return;
        struck = true;
      };
      try {
        await engine.call('posts/publishNow', { postId });
      } catch (error) {
        // The blow fell before the answer: an owner who sees that nothing was scheduled asks again.
        ignoreGone(error);
        await revive();
        if ((await states(postId)).length === 0) await engine.call('posts/publishNow', { postId });
      }
      const state = await settle(postId);
      strike = undefined;
      server.faults.clear();
      const published = server.networks.find(({ id }) => id === network)?.admin.published() ?? [];
      const visible = published.filter((entry) => entry.text.includes(text)).length;
      return { state, visible, requests, struck };
    },
    async close() {
      engine.kill();
      await engine.ended;
      await server.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function connectAll(
  engine: EngineChild,
  server: PracticeServer,
): Promise<Readonly<Record<NetworkId, string>>> {
  const found = new Map<NetworkId, string>();
  for (const network of ['facebook', 'linkedin', 'tiktok'] as const) {
    const { signInId, url } = await engine.call<{ signInId: string; url: string }>('accounts/beginSignIn', {
      network,
      mode: 'practice',
    });
    const redirectUri = new URL(url).searchParams.get('redirect_uri') ?? '';
    const params = await walkConsent(url, redirectUri, { press: allow });
    await fetch(`${redirectUri}?${params.toString()}`);
    const status = await choose(engine, signInId);
    const remoteIds = status.candidates
      .filter(({ unavailable }) => unavailable === null)
      .map(({ remoteId }) => remoteId);
    await engine.call('accounts/finishSignIn', { signInId, remoteIds });
  }
  const bluesky = server.networks.find(({ id }) => id === 'bluesky')?.admin.appPassword?.();
  await engine.call('accounts/signInWithPassword', {
    network: 'bluesky',
    mode: 'practice',
    service: 'https://bsky.social',
    ...bluesky,
  });
  const listed =
    await engine.call<readonly { id: string; network: NetworkId; kind: string }[]>('accounts/list');
  // On LinkedIn an organisation's posts can be listed and a member's cannot: the matrix takes the member, the harder case.
  for (const account of listed.toSorted((first) => (first.kind === 'member' ? -1 : 1))) {
    if (!found.has(account.network)) found.set(account.network, account.id);
  }
  return Object.fromEntries(found) as Record<NetworkId, string>;
}

async function choose(
  engine: EngineChild,
  signInId: string,
): Promise<Extract<SignInStatus, { step: 'choose' }>> {
  for (;;) {
    const status = await engine.call<SignInStatus>('accounts/signInStatus', { signInId });
    if (status.step === 'choose') return status;
    if (status.step === 'ended') throw new Error(`A sign-in ended: ${JSON.stringify(status)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

interface MediaRef {
  readonly assetId: string;
  readonly alt: string;
}

async function importAll(
  engine: EngineChild,
  folder: string,
): Promise<Readonly<Record<ContentKind, readonly MediaRef[]>>> {
  const bring = async (path: string): Promise<MediaRef> => {
    const { id } = await engine.call<{ id: string }>('media/importFile', {
      path,
      fileName: path.split('/').at(-1),
    });
    return { assetId: id, alt: 'Bread' };
  };
  const pictures: MediaRef[] = [];
  for (const [index, colour] of ['#a63', '#c96', '#963'].entries()) {
    const path = join(folder, `bread-${index}.jpg`);
    await sharp({ create: { width: 1080, height: 1080, channels: 3, background: colour } })
      .jpeg()
      .toFile(path);
    pictures.push(await bring(path));
  }
  const clip = await copyClip(folder, { title: 'matrix' });
  await padTo(clip, 120_000);
  const video = await bring(clip);
  return { text: [], image: pictures.slice(0, 1), images: pictures, video: [video] };
}

/** Makes a video as large as every network wants it, with an empty box at its end that players skip. */
async function padTo(path: string, bytes: number): Promise<void> {
  const box = randomBytes(Math.max(8, bytes - (await stat(path)).size));
  box.writeUInt32BE(box.length, 0);
  box.write('free', 4, 'latin1');
  await appendFile(path, box);
}
