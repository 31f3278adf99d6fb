import { randomBytes, randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { markFile } from '../../../main/engine/start/publisher-mark.ts';
import { practiceClient } from '../../../main/practice/kit/practice-network.ts';
import { type PracticeServer, startPracticeServer } from '../../../main/practice/server.ts';
import type { PracticeAddress } from '../../../shared/control.ts';
import { networkLimits } from '../../../shared/limits/network-limits.ts';
import type { Account } from '../../../shared/model/account.ts';
import type { NetworkId } from '../../../shared/model/network.ts';
import { type EngineChild, forkEngine } from './engine-child.ts';
import { drawSamples, type SampleMedia } from './sample-content.ts';
import { signInEverywhere } from './sign-in.ts';

/** A profile with an account at every practice network and media in its library, and the networks' world to it; each case gets a copy. */
export interface Template {
  readonly dataKey: string;
  readonly worldKey: string;
  readonly accounts: readonly Pick<Account, 'id' | 'network' | 'kind'>[];
  readonly media: Readonly<Record<SampleMedia, readonly MediaRef[]>>;
  /** A post that was there before, by its network's id for it. */
  readonly earlierPosts: Readonly<Partial<Record<NetworkId, string | undefined>>>;
  /** A library of media of one's own; what networks receive is made in it once. */
  library(): string;
  /** A fresh copy: folders of profile and world, with this library. */
  copy(library: string): Copy;
  remove(): void;
}

export interface Copy {
  readonly profile: string;
  readonly world: string;
  remove(): void;
}

export interface MediaRef {
  readonly assetId: string;
  readonly alt: string;
}

/** Secret of the practice networks' admin calls. */
export const adminSecret = 'matrix';

/** Where an engine finds practice networks. */
export const addressOf = (server: PracticeServer): PracticeAddress => ({
  origin: server.origin,
  adminSecret,
  clientId: practiceClient.id,
  clientSecret: practiceClient.secret,
});

/** Signs in everywhere and imports the media, as an owner would, with an engine from the bundle `engineFile`. */
export async function openTemplate(engineFile: string): Promise<Template> {
  const folder = mkdtempSync(join(quickDisk(), 'kaizup-crash-'));
  const profile = join(folder, 'template', 'profile');
  const world = join(folder, 'template', 'world');
  const dataKey = randomBytes(32).toString('hex');
  const worldKey = randomBytes(32).toString('hex');
  const server = await startPracticeServer({ folder: world, key: worldKey, adminSecret });
  const engine = forkEngine(engineFile);
  await engine.open({ profile, dataKey, practice: () => addressOf(server), waitsUntil: () => undefined });
  await signInEverywhere(engine, server);
  const accounts = await engine.call<Template['accounts']>('page', 'accounts/list');
  const earlierPosts = await publishEarlier(engine, server, accounts);
  const media = await importAll(engine, await drawSamples(folder));
  engine.leave();
  await engine.ended;
  await server.close();
  // Copies that are open side by side must not want the same address.
  rmSync(join(world, 'port'));
  // Each of them is a profile of its own, not a copy of one that goes on publishing.
  rmSync(join(profile, markFile));
  const shared = join(folder, 'media');
  cpSync(join(profile, 'media'), shared, { recursive: true });
  rmSync(join(profile, 'media'), { recursive: true });

  return {
    dataKey,
    worldKey,
    accounts,
    media,
    earlierPosts,
    library() {
      const library = mkdtempSync(join(folder, 'library-'));
      cpSync(shared, library, { recursive: true });
      return library;
    },
    copy(library) {
      const copy = mkdtempSync(join(folder, 'case-'));
      const of = (name: string): string => join(copy, name);
      cpSync(profile, of('profile'), { recursive: true });
      cpSync(world, of('world'), { recursive: true });
      mkdirSync(of('profile'), { recursive: true });
      symlinkSync(library, join(of('profile'), 'media'));
      return {
        profile: of('profile'),
        world: of('world'),
        remove: () => rmSync(copy, { recursive: true, force: true }),
      };
    },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** In memory where the system has such a place: a killed process loses nothing that it wrote, on a disk or not. */
const quickDisk = (): string => (existsSync('/dev/shm') ? '/dev/shm' : tmpdir());

interface PostAnswer {
  readonly publications: readonly { readonly state: string }[];
}

/** Publishes a post to every account that can, for the kinds that pass one on; its id at each network. */
async function publishEarlier(
  engine: EngineChild,
  server: PracticeServer,
  accounts: Template['accounts'],
): Promise<Template['earlierPosts']> {
  const found: Partial<Record<NetworkId, string | undefined>> = {};
  for (const { id: accountId, network } of accounts) {
    if (!networkLimits[network].text.alone || found[network] !== undefined) continue;
    const id = randomUUID();
    const variants = [{ accountId, text: null, media: null, tiktok: null }];
    await engine.call('page', 'posts/create', { id, draft: { text: 'Earlier', media: [], variants } });
    await engine.call('page', 'posts/publishNow', { postId: id });
    while (
      (await engine.call<PostAnswer>('page', 'posts/get', { postId: id })).publications[0]?.state !==
      'published'
    ) {
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    const published = server.networks.find((one) => one.id === network)?.admin.published() ?? [];
    found[network] = published.find(({ text }) => text === 'Earlier')?.id;
    // The engine does not ask for its figures, then.
    await engine.call('page', 'posts/delete', { postId: id });
  }
  return found;
}

async function importAll(
  engine: EngineChild,
  samples: Readonly<Record<SampleMedia, readonly string[]>>,
): Promise<Readonly<Record<SampleMedia, readonly MediaRef[]>>> {
  const assets = new Map<string, string>();
  for (const path of new Set(Object.values(samples).flat())) {
    const fileName = basename(path);
    const { id } = await engine.call<{ id: string }>('page', 'media/importFile', { path, fileName });
    assets.set(path, id);
  }
  const refs = (paths: readonly string[]): readonly MediaRef[] =>
    paths.map((path) => ({ assetId: assets.get(path) ?? '', alt: 'Bread' }));
  return Object.fromEntries(
    Object.entries(samples).map(([name, paths]) => [name, refs(paths)]),
  ) as unknown as Readonly<Record<SampleMedia, readonly MediaRef[]>>;
}
