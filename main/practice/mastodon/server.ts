import { Hono } from 'hono';
import type { PracticePublished, PracticeSetting } from '../kit/practice-network.ts';
import { createApplications } from './applications.ts';
import { createEntities } from './entities.ts';
import { ApiError } from './errors.ts';
import { createGate } from './gate.ts';
import { createIds } from './ids.ts';
import { instanceRoutes } from './instance-calls.ts';
import type { Instance } from './instances.ts';
import { mediaRoutes } from './media-calls.ts';
import { createMediaStore } from './media-store.ts';
import { pageRoutes } from './pages.ts';
import { createRateLimits } from './rate-limits.ts';
import { createScheduled } from './scheduled.ts';
import { signInRoutes } from './sign-in.ts';
import { statusRoutes } from './status-calls.ts';
import { createStatusStore, type StoredStatus } from './status-store.ts';
import { tokenRoutes } from './token-calls.ts';
import { createTokens } from './tokens.ts';
import { createStatusReader } from './writing.ts';

/** One practice server, whole. */
export interface MastodonServer {
  readonly routes: Hono;
  revokeAll(): void;
  /** Forgets every registered application and with them their tokens. */
  forgetApplications(): void;
  published(): readonly PracticePublished[];
}

/** Builds a practice server. */
export function createMastodonServer(setting: PracticeSetting, instance: Instance): MastodonServer {
  const { clock } = setting;
  const now = (): number => clock.now();
  const base = setting.baseOf(instance.host);
  const applications = createApplications(setting, instance);
  const tokens = createTokens(setting, instance);
  const gate = createGate(setting, instance, tokens, createRateLimits(setting, instance));
  const nextId = createIds(setting, instance);
  const media = createMediaStore(setting, instance, nextId);
  const statuses = createStatusStore(setting, instance, nextId, media);
  const scheduled = createScheduled(setting, instance, media, statuses);
  const entities = createEntities(instance, base, now, statuses, media, applications);
  const read = createStatusReader(instance, media, statuses);

  const routes = new Hono();
  routes.onError((error, context) => {
    if (error instanceof ApiError) return error.reply(context);
    throw error;
  });
  routes.route('/', tokenRoutes(instance, base, applications, tokens));
  routes.route('/', signInRoutes(instance, base, applications, tokens));
  routes.route('/', instanceRoutes(gate, instance, base, entities));
  routes.route('/', mediaRoutes(gate, instance, media, base));
  routes.route(
    '/',
    statusRoutes({ setting, instance, base, gate, statuses, scheduled, media, read, entities }),
  );
  routes.route('/', pageRoutes(instance, base, now, statuses, scheduled, media, entities));
  routes.all('/api/*', (context) => context.json({ error: 'Not Found' }, 404));

  function kindOf({ poll, mediaIds }: StoredStatus): PracticePublished['kind'] {
    if (poll !== null) return 'poll';
    const types = mediaIds.map((id) => media.get(id)?.type);
    if (types.includes('video')) return 'video';
    return types.length > 1 ? 'images' : types.length === 1 ? 'image' : 'text';
  }

  return {
    routes,
    revokeAll: () => tokens.revokeAll(),
    forgetApplications() {
      applications.forgetAll();
      tokens.revokeAll();
    },
    published() {
      scheduled.settle();
      return statuses
        .by(instance.person.id)
        .filter(({ inReplyToId }) => inReplyToId === null)
        .map((status) => ({
          id: status.id,
          accountId: `${instance.person.id}@${instance.host}`,
          kind: kindOf(status),
          text: status.text,
          media: status.mediaIds.map((id) => media.get(id)?.digest ?? ''),
          publishedAt: status.createdAt,
        }));
    },
  };
}
