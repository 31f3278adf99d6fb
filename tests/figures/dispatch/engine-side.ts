import { randomBytes, randomUUID } from 'node:crypto';
import { cpSync, rmSync } from 'node:fs';
import pino from 'pino';
import { type Clock, systemClock } from '../../../main/engine/clock.ts';
import { type Engine, openEngine } from '../../../main/engine/engine.ts';
import type { Network } from '../../../main/engine/networks/network.ts';
import { networkIds } from '../../../shared/model/network-ids.ts';
import type { NetworkId } from '../../../shared/model/network.ts';
import { createScriptedNetwork } from '../../scripted-network.ts';
import type { Dispatched } from './dispatched.ts';

/** Networks that take a post of text alone; the accounts are theirs in turn. */
const forText = ['facebook', 'linkedin', 'bluesky', 'mastodon'] as const satisfies readonly NetworkId[];
const kinds = {
  facebook: 'page',
  linkedin: 'organization',
  bluesky: 'profile',
  mastodon: 'profile',
} as const;

/** When everything is due, by the clock that the engine is given. */
const due = Date.parse('2026-12-01T09:00:00Z');
const dueLocal = { local: '2026-12-01T09:00', zone: 'UTC' };

/** Posts written in one transaction. */
const batch = 500;

/** A clock that goes as the machine's does, and says `start` (ms) now. */
function clockFrom(start: number): Clock {
  const shift = start - Date.now();
  return { now: () => Date.now() + shift, wait: systemClock.wait };
}

async function open(
  profile: string,
  dataKey: string,
  clock: Clock,
  commit: Network['commit'],
): Promise<Engine> {
  const networks = Object.fromEntries(networkIds.map((id) => [id, { ...createScriptedNetwork(id), commit }]));
  const opened = await openEngine({
    profile,
    dataKey,
    clock,
    networks: networks as unknown as Record<NetworkId, Network>,
    startPractice: null,
    log: pino({ level: 'silent' }),
  });
  if (!opened.ok) throw new Error(`The profile did not open: ${opened.failure}`);
  return opened.value;
}

/** A profile in which `count` publications of `accounts` accounts are due at one moment. */
export async function fillDue(
  profile: string,
  dataKey: string,
  accounts: number,
  count: number,
): Promise<void> {
  const engine = await open(profile, dataKey, clockFrom(due - 3_600_000), async () => {
    throw new Error('Nothing is due yet');
  });
  engine.app.welcome({ locale: 'en', consents: { preferences: false, analytics: false, marketing: false } });
  const accountIds = Array.from({ length: accounts }, (_, index) => connect(engine, index));
  for (let from = 0; from < count; from += batch) {
    engine.store.transaction(() => {
      for (let index = from; index < Math.min(count, from + batch); index += 1) {
        const accountId = accountIds[index % accounts] ?? '';
        const id = randomUUID();
        const variants = [{ accountId, text: null, media: null, tiktok: null }];
        engine.postDesk.create(id, { text: `Fresh from the oven, number ${index}`, media: [], variants });
        engine.postDesk.schedule(id, dueLocal);
      }
    });
  }
  await engine.drain(1000);
}

function connect(engine: Engine, index: number): string {
  const network = forText[index % forText.length] ?? 'bluesky';
  const token = (): string => randomBytes(120).toString('base64url');
  const [id] = engine.connections.connect({
    network,
    mode: 'real',
    tokens: {
      subject: `owner-${index}`,
      accessToken: token(),
      accessExpiresAt: null,
      refreshToken: null,
      refreshExpiresAt: null,
      scopes: [],
      service: network === 'bluesky' ? 'https://bsky.social' : null,
    },
    chosen: [
      {
        network,
        kind: kinds[network],
        remoteId: `remote-${index}`,
        name: `Maison Levain ${index}`,
        handle: `levain${index}`,
        token: network === 'facebook' ? token() : null,
        unavailable: null,
        facts: {},
      },
    ],
  });
  if (id === undefined) throw new Error('An account was not connected');
  return id;
}

/** The engine as it ships on a copy of `filled`: from the moment when all are due until the last outcome is on the disk. */
export async function dispatchWithEngine(
  filled: string,
  dataKey: string,
  count: number,
): Promise<Dispatched & { readonly mostAtWork: number }> {
  const profile = `${filled}-${randomUUID()}`;
  cpSync(filled, profile, { recursive: true });
  const clock = clockFrom(due - 3_000);
  const lateness: number[] = [];
  let mostAtWork = 0;
  const everyHandled = Promise.withResolvers<undefined>();
  const engine = await open(profile, dataKey, clock, async () => {
    lateness.push(clock.now() - due);
    mostAtWork = Math.max(mostAtWork, engine.scheduler.working);
    if (lateness.length === count) everyHandled.resolve(undefined);
    return { kind: 'published', remoteId: `post-${lateness.length}`, url: 'https://example.test/post' };
  });
  try {
    engine.start();
    await everyHandled.promise;
    // The last outcomes share a transaction with this one or are written before it.
    while (engine.publications.countIn(['published']) < count) {
      await engine.store.together(() => undefined);
    }
    return { tookMs: clock.now() - due, lateness, mostAtWork };
  } finally {
    await engine.drain(1000);
    rmSync(profile, { recursive: true, force: true });
  }
}
