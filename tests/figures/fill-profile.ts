import { randomBytes, randomUUID } from 'node:crypto';
import pino from 'pino';
import { systemClock } from '../../main/engine/clock.ts';
import { type Engine, openEngine } from '../../main/engine/engine.ts';
import { networks } from '../../main/engine/networks/index.ts';
import { networkIds } from '../../shared/model/network-ids.ts';
import type { AccountKind, NetworkId } from '../../shared/model/network.ts';

/** What `seed-profile.ts` asks for, over the channel: the key is in no argument. */
export interface FillProfile {
  readonly profile: string;
  readonly dataKey: string;
  readonly accounts: number;
  readonly posts: number;
}

/** What one sign-in brings at each network. */
const kinds: Readonly<Record<NetworkId, AccountKind>> = {
  facebook: 'page',
  instagram: 'professional',
  linkedin: 'organization',
  tiktok: 'creator',
  bluesky: 'profile',
  mastodon: 'profile',
};

/** The networks that take a post of text alone. */
const forText: readonly NetworkId[] = ['facebook', 'linkedin', 'bluesky', 'mastodon'];

/** Posts written in one transaction. */
const batch = 500;

process.once('message', (wanted: FillProfile) => void fill(wanted));

async function fill({ profile, dataKey, accounts, posts }: FillProfile): Promise<void> {
  const opened = await openEngine({
    profile,
    dataKey,
    clock: systemClock,
    networks,
    startPractice: null,
    log: pino({ level: 'silent' }),
  });
  if (!opened.ok) throw new Error(`The profile did not open: ${opened.failure}`);
  const engine = opened.value;
  engine.app.welcome({
    locale: 'en',
    consents: { preferences: false, analytics: false, marketing: false },
  });
  schedulePosts(engine, connectAccounts(engine, accounts), posts);
  await engine.drain(1000);
  process.disconnect();
}

/** Accounts of every network in turn, each with a sign-in of its own; returns those that take text alone. */
function connectAccounts(engine: Engine, count: number): readonly string[] {
  const connected: { readonly network: NetworkId; readonly id: string }[] = [];
  for (let index = 0; index < count; index += 1) {
    const network = networkIds[(index + networkIds.indexOf('bluesky')) % networkIds.length] ?? 'bluesky';
    const token = (): string => randomBytes(120).toString('base64url');
    const ids = engine.connections.connect({
      network,
      mode: 'real',
      tokens: {
        subject: `owner-${index}`,
        accessToken: token(),
        accessExpiresAt: null,
        refreshToken: token(),
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
    connected.push(...ids.map((id) => ({ network, id })));
  }
  return connected.filter(({ network }) => forText.includes(network)).map(({ id }) => id);
}

function schedulePosts(engine: Engine, accountIds: readonly string[], count: number): void {
  const start = new Date();
  const pad = (value: number): string => String(value).padStart(2, '0');
  for (let from = 0; from < count; from += batch) {
    engine.store.transaction(() => {
      for (let index = from; index < Math.min(count, from + batch); index += 1) {
        const accountId = accountIds[index % accountIds.length] ?? '';
        const day = new Date(start.getFullYear(), start.getMonth(), start.getDate() + 1 + (index % 360));
        const date = `${day.getFullYear()}-${pad(day.getMonth() + 1)}-${pad(day.getDate())}`;
        const id = randomUUID();
        engine.postDesk.create(id, {
          text: `Fresh from the oven, number ${index}`,
          media: [],
          variants: [{ accountId, text: null, media: null, tiktok: null }],
        });
        const local = `${date}T${pad(7 + (index % 12))}:30`;
        engine.postDesk.schedule(id, { local, zone: 'Europe/Brussels' });
      }
    });
  }
}
