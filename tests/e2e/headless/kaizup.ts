import { randomBytes, randomUUID } from 'node:crypto';
import { join } from 'node:path';
import pino from 'pino';
import { vi } from 'vitest';
import { systemClock } from '../../../main/engine/clock.ts';
import { type Engine, openEngine } from '../../../main/engine/engine.ts';
import { networks } from '../../../main/engine/networks/index.ts';
import { deriveKeys } from '../../../main/engine/store/keys.ts';
import type { PracticePublished } from '../../../main/practice/kit/practice-network.ts';
import { practiceClient } from '../../../main/practice/kit/practice-network.ts';
import { type PracticeServer, startPracticeServer } from '../../../main/practice/server.ts';
import { openVaultFile } from '../../../main/vault/vault-file.ts';
import type { NetworkId } from '../../../shared/model/network.ts';
import { walkConsent, wayBackOf } from '../../integration/connectors/consent.ts';
import { passphrase } from './publisher.ts';

/** The key of the profile in `path`. */
export async function dataKeyOf(path: string): Promise<string> {
  const dataKey = await openVaultFile(path, passphrase);
  if (!dataKey.ok) throw new Error(dataKey.failure);
  return dataKey.value;
}

/** Opens a profile as Kaizup on the desktop does, with the practice networks beside it; it publishes nothing. */
export async function inKaizup(
  path: string,
  work: (engine: Engine, server: PracticeServer) => Promise<void> | void,
): Promise<void> {
  const adminSecret = randomBytes(12).toString('hex');
  let server: PracticeServer | undefined;
  const opened = await openEngine({
    profile: path,
    dataKey: await dataKeyOf(path),
    clock: systemClock,
    networks,
    startPractice: async (key) => {
      server ??= await startPracticeServer({ folder: join(path, 'practice'), key, adminSecret });
      const client = { clientId: practiceClient.id, clientSecret: practiceClient.secret };
      return { origin: server.origin, adminSecret, client };
    },
    log: pino({ level: 'silent' }),
  });
  if (!opened.ok) throw new Error(opened.failure);
  const engine = opened.value;
  await engine.practice.link();
  if (server === undefined) throw new Error('The practice networks did not start');
  await work(engine, server);
  await engine.drain(1000);
  await server.close();
}

/** An account of practice Bluesky, and the password that it was connected with. */
export interface Connected {
  readonly accountId: string;
  readonly appPassword: string;
}

/** Welcomes the owner and connects an account of practice Bluesky. */
export async function connectBluesky(engine: Engine, server: PracticeServer): Promise<Connected> {
  engine.app.welcome({ locale: 'en', consents: {} });
  const made = server.networks.find(({ id }) => id === 'bluesky')?.admin.appPassword?.();
  const status = await engine.signIns.withPassword({
    network: 'bluesky',
    mode: 'practice',
    service: 'https://bsky.social',
    identifier: made?.identifier ?? '',
    password: made?.password ?? '',
  });
  const accountId = status.step === 'done' ? status.accountIds[0] : undefined;
  if (accountId === undefined || made === undefined) throw new Error(`Signing in ended in ${status.step}`);
  return { accountId, appPassword: made.password };
}

/** Connects all that can be connected at practice LinkedIn, through its consent page; the ids of the accounts. */
export async function connectLinkedIn(engine: Engine, server: PracticeServer): Promise<readonly string[]> {
  const { signInId, url } = await engine.signIns.begin('linkedin', 'practice', {});
  const { redirectUri } = wayBackOf(url, server.world);
  const params = await walkConsent(url, redirectUri, { press: 'allow' });
  await fetch(`${redirectUri}?${params.toString()}`);
  const status = await vi.waitUntil(() => {
    const now = engine.signIns.status(signInId);
    return now.step === 'choose' ? now : undefined;
  });
  const open = status.candidates.filter(({ unavailable }) => unavailable === null);
  return engine.signIns.finish(
    signInId,
    open.map(({ remoteId }) => remoteId),
  );
}

/** Plans a post in `inMs` from now, with a picture of the library where one is given. */
export function plan(
  engine: Engine,
  accountId: string,
  text: string,
  inMs: number,
  assetId: string | null = null,
): void {
  const id = randomUUID();
  engine.postDesk.create(id, {
    text,
    media: assetId === null ? [] : [{ assetId, alt: 'Bread' }],
    variants: [{ accountId, text: null, media: null, tiktok: null }],
  });
  const local = new Date(Date.now() + inMs).toISOString().slice(0, 19);
  engine.postDesk.schedule(id, { local, zone: 'UTC' });
}

/** What a practice network beside the profile in `path` shows in the end. */
export async function shownBeside(
  path: string,
  network: NetworkId = 'bluesky',
): Promise<readonly PracticePublished[]> {
  const server = await startPracticeServer({
    folder: join(path, 'practice'),
    key: deriveKeys(await dataKeyOf(path)).practice,
    adminSecret: randomBytes(12).toString('hex'),
  });
  const posts = server.networks.find(({ id }) => id === network)?.admin.published() ?? [];
  await server.close();
  return posts;
}
