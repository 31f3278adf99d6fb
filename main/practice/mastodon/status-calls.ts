import type { Context } from 'hono';
import { Hono } from 'hono';
import type { PracticeSetting } from '../kit/practice-network.ts';
import { ApiError, invalid, recordNotFound } from './errors.ts';
import type { Entities } from './entities.ts';
import type { Gate } from './gate.ts';
import { pageOf } from './ids.ts';
import type { Instance } from './instances.ts';
import type { MediaStore } from './media-store.ts';
import { type Params, readParams, textOf } from './params.ts';
import { pollEntity } from './polls.ts';
import { leastAheadMs, type Scheduled, scheduledEntity, type StoredScheduled } from './scheduled.ts';
import type { StatusStore, StoredStatus } from './status-store.ts';
import type { ReadStatus } from './writing.ts';

/** What the calls about statuses stand on. */
export interface StatusParts {
  readonly setting: PracticeSetting;
  readonly instance: Instance;
  readonly base: string;
  readonly gate: Gate;
  readonly statuses: StatusStore;
  readonly scheduled: Scheduled;
  readonly media: MediaStore;
  readonly read: ReadStatus;
  readonly entities: Entities;
}

/** A key that was used, and what came of it. */
interface UsedKey {
  readonly kind: 'status' | 'scheduled';
  readonly id: string;
  readonly at: number;
}

/** How long a server remembers a key (contract §2, "Idempotency"). */
const keyLifeMs = 3_600_000;

/** Posting, scheduling, changing and reading statuses (contract §2). */
export function statusRoutes(parts: StatusParts): Hono {
  const { setting, instance, base, gate, statuses, scheduled, media, read, entities } = parts;
  const { clock, faults, world } = setting;
  const routes = new Hono();
  const keys = world.collection<UsedKey>(`mastodon.${instance.host}.idempotency`);
  const own = (status: StoredStatus): boolean => status.authorId === instance.person.id;

  function visible(id: string): StoredStatus {
    scheduled.settle();
    const status = statuses.get(id);
    if (status === undefined) throw recordNotFound();
    return status;
  }
  function mine(id: string): StoredStatus {
    const status = visible(id);
    if (!own(status)) throw recordNotFound();
    return status;
  }

  routes.post('/api/v1/statuses', async (context) => {
    const token = gate.admit(context, ['write:statuses']);
    const params = await readParams(context);
    scheduled.settle();
    const key = context.req.header('idempotency-key') ?? '';
    const used = key === '' ? undefined : keys.get(key);
    if (used !== undefined && clock.now() < used.at + keyLifeMs) return repeated(context, used);
    const at = timeOf(params);
    const wanted = read(params, new Set());
    const made =
      at === null
        ? { kind: 'status' as const, ...scheduled.post(wanted, clock.now(), token.applicationId) }
        : { kind: 'scheduled' as const, ...scheduled.add(wanted, at, token.applicationId) };
    if (key !== '') keys.put(key, { kind: made.kind, id: made.id, at: clock.now() });
    return context.json(made.kind === 'status' ? entities.status(made) : shownScheduled(made));
  });

  /** The same key again: what it made the first time. Some builds fail here instead (contract §2, "Idempotency"). */
  function repeated(context: Context, { kind, id }: UsedKey): Response {
    const facts = { host: instance.host, path: '/api/v1/statuses', method: 'POST' };
    if (faults.takeForRequest(['repeat-error'], facts) !== undefined) {
      return context.json({ error: "undefined method 'account' for nil" }, 500);
    }
    if (kind === 'status') return context.json(entities.status(visible(id)));
    const waiting = scheduled.get(id);
    if (waiting === undefined) throw recordNotFound();
    return context.json(shownScheduled(waiting));
  }

  /** A time in the past means now. */
  function timeOf(params: Params): number | null {
    const text = textOf(params['scheduled_at']);
    if (text === '') return null;
    const at = Date.parse(text);
    if (Number.isNaN(at)) throw invalid('Scheduled at is invalid');
    return at <= clock.now() ? null : at;
  }

  routes.get('/api/v1/statuses', (context) => {
    if (!instance.modern) throw new ApiError(404, 'Not Found');
    gate.admit(context, ['read:statuses']);
    scheduled.settle();
    const ids = [...(context.req.queries('id[]') ?? []), ...(context.req.queries('id') ?? [])].slice(0, 20);
    return context.json(
      ids.flatMap((id) => {
        const status = statuses.get(id);
        return status === undefined ? [] : [entities.status(status)];
      }),
    );
  });

  routes.get('/api/v1/statuses/:id', (context) => {
    gate.admit(context, ['read:statuses']);
    return context.json(entities.status(visible(context.req.param('id'))));
  });

  routes.get('/api/v1/statuses/:id/context', (context) => {
    gate.admit(context, ['read:statuses']);
    const status = visible(context.req.param('id'));
    const ancestors: StoredStatus[] = [];
    for (let above = status.inReplyToId; above !== null; ) {
      const parent = statuses.get(above);
      if (parent === undefined) break;
      ancestors.unshift(parent);
      above = parent.inReplyToId;
    }
    return context.json({
      ancestors: ancestors.map(entities.status),
      descendants: statuses.below(status).map(entities.status),
    });
  });

  routes.get('/api/v1/statuses/:id/source', (context) => {
    gate.admit(context, ['read:statuses']);
    const { id, text, spoilerText } = mine(context.req.param('id'));
    return context.json({ id, text, spoiler_text: spoilerText });
  });

  routes.put('/api/v1/statuses/:id', async (context) => {
    gate.admit(context, ['write:statuses']);
    const status = mine(context.req.param('id'));
    const params = await readParams(context);
    // Media and a poll that the change does not name are taken off; the audience stays.
    const wanted = read({ ...params, visibility: status.visibility }, new Set(status.mediaIds));
    const now = clock.now();
    const poll =
      wanted.poll === null
        ? null
        : {
            id: status.poll?.id ?? world.numericId(7),
            options: wanted.poll.options,
            multiple: wanted.poll.multiple,
            expiresAt: now + wanted.poll.expiresIn * 1000,
          };
    const changed = statuses.replace({
      ...status,
      ...wanted,
      inReplyToId: status.inReplyToId,
      poll,
      editedAt: now,
    });
    return context.json(entities.status(changed));
  });

  routes.delete('/api/v1/statuses/:id', (context) => {
    gate.admit(context, ['write:statuses'], 'delete');
    const status = mine(context.req.param('id'));
    const shown = entities.status(status);
    statuses.remove(status);
    return context.json({ ...shown, text: status.text });
  });

  routes.get('/api/v1/accounts/:id/statuses', (context) => {
    gate.admit(context, ['read:statuses']);
    scheduled.settle();
    const query = context.req.query();
    const all = statuses
      .by(context.req.param('id'))
      .filter(({ inReplyToId }) => query['exclude_replies'] !== 'true' || inReplyToId === null)
      .filter(({ mediaIds }) => query['only_media'] !== 'true' || mediaIds.length > 0);
    const page = pageOf(all, query);
    const last = page.at(-1);
    if (last !== undefined) {
      const address = `${base}/api/v1/accounts/${context.req.param('id')}/statuses`;
      context.header(
        'link',
        `<${address}?max_id=${last.id}>; rel="next", <${address}?min_id=${page[0]?.id ?? ''}>; rel="prev"`,
      );
    }
    return context.json(page.map(entities.status));
  });

  routes.get('/api/v1/polls/:id', (context) => {
    gate.admit(context, ['read:statuses']);
    scheduled.settle();
    const status = statuses.by(instance.person.id).find(({ poll }) => poll?.id === context.req.param('id'));
    if (status?.poll == null) throw recordNotFound();
    return context.json(pollEntity(status.poll, entities.figures(status).voters, clock.now()));
  });

  const shownScheduled = (waiting: StoredScheduled) => scheduledEntity(waiting, media, base);
  function waitingOf(id: string): StoredScheduled {
    scheduled.settle();
    const waiting = scheduled.get(id);
    if (waiting === undefined) throw recordNotFound();
    return waiting;
  }

  routes.get('/api/v1/scheduled_statuses', (context) => {
    gate.admit(context, ['read:statuses']);
    scheduled.settle();
    return context.json(pageOf(scheduled.list().toReversed(), context.req.query()).map(shownScheduled));
  });
  routes.get('/api/v1/scheduled_statuses/:id', (context) => {
    gate.admit(context, ['read:statuses']);
    return context.json(shownScheduled(waitingOf(context.req.param('id'))));
  });
  routes.put('/api/v1/scheduled_statuses/:id', async (context) => {
    gate.admit(context, ['write:statuses']);
    const waiting = waitingOf(context.req.param('id'));
    const at = Date.parse(textOf((await readParams(context))['scheduled_at']));
    if (Number.isNaN(at) || at < clock.now() + leastAheadMs) {
      throw invalid('Scheduled at The scheduled date must be in the future');
    }
    return context.json(shownScheduled(scheduled.move(waiting, at)));
  });
  routes.delete('/api/v1/scheduled_statuses/:id', (context) => {
    gate.admit(context, ['write:statuses']);
    scheduled.cancel(waitingOf(context.req.param('id')));
    return context.json({});
  });
  return routes;
}
