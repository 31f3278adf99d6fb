import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient } from '@orpc/server';
import pino from 'pino';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createHostRouter } from '../../../main/engine/rpc/host-router.ts';
import { createPageRouter } from '../../../main/engine/rpc/page-router.ts';
import { createPortServer } from '../../../main/engine/rpc/serve-ports.ts';
import type { Notice, PageContract } from '../../../shared/contract/index.ts';
import type { KeyLock } from '../../../shared/model/key-lock.ts';
import { type EngineBench, openBench } from '../../engine-bench.ts';

const password = 'vier natte katten op een dak';
const right = { by: 'password', password, code: null } as const;
const wrong = { by: 'password', password: 'drie natte katten op een dak', code: null } as const;

let bench: EngineBench;
/** What the host was asked to keep, newest last. */
let kept: (KeyLock | null)[];
beforeEach(async () => {
  kept = [];
  bench = await openBench(undefined, {
    keepKeyLock: (lock) => {
      kept.push(lock);
      return Promise.resolve(true);
    },
  });
});
afterEach(() => bench.remove());

const hostOf = ({ engine }: EngineBench) => createRouterClient(createHostRouter(engine, () => undefined));

/** A page at the engine's own server of ports, over a real channel. */
function pageAt({ engine }: EngineBench) {
  const log = pino({ level: 'silent' });
  const routers = { page: createPageRouter(engine), host: createHostRouter(engine, () => undefined) };
  const server = createPortServer(routers, log, engine.owner.lock);
  const open = () => {
    const { port1, port2 } = new MessageChannel();
    let isClosed = false;
    server.serve('page', {
      send: (data) => port2.postMessage(data),
      onMessage: (listener) => port2.addEventListener('message', ({ data }) => listener(data)),
      onClose: (listener) => port2.addEventListener('close', listener),
      close: () => {
        isClosed = true;
        port2.close();
      },
    });
    port2.start();
    const page: ContractRouterClient<PageContract> = createORPCClient(new RPCLink({ port: port1 }));
    port1.start();
    return { page, isClosed: () => isClosed, end: () => port1.close() };
  };
  return open;
}

async function setLevel(level: 'window' | 'full'): Promise<void> {
  await bench.page.owner.setLocking({
    locking: { level, afterMinutes: 15, onSleep: true, onScreenLock: true },
    password,
  });
}

describe('while it is locked', () => {
  test('D3 a page gets no answer, neither at its old port nor at a new one', async () => {
    await bench.page.owner.setPassword({ current: null, next: password });
    const open = pageAt(bench);
    const before = open();
    expect((await before.page.app.state()).welcomed).toBe(false);
    const answers: string[] = [];
    const ask = (page: ContractRouterClient<PageContract>): void =>
      void page.posts.drafts({ before: null, limit: 10 }).then(
        () => answers.push('answered'),
        () => answers.push('refused'),
      );
    // One that is still on its way counts as asked by whoever comes next.
    ask(before.page);
    bench.engine.owner.lock.lock();
    expect(before.isClosed()).toBe(true);
    const after = open();
    expect(after.isClosed()).toBe(true);
    ask(before.page);
    ask(after.page);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(answers).not.toContain('answered');
    expect(await bench.engine.owner.lock.unlock(right, [])).toEqual({ kind: 'unlocked' });
    const again = open();
    expect(await again.page.posts.drafts({ before: null, limit: 10 })).toEqual([]);
    expect(before.isClosed()).toBe(true);
    again.end();
  });

  test('D3 the host gives nothing out and takes nothing in for the page', async () => {
    await bench.page.owner.setPassword({ current: null, next: password });
    const host = hostOf(bench);
    bench.engine.owner.lock.lock();
    const refused = (work: Promise<unknown>): Promise<unknown> =>
      work.then(
        () => 'done',
        (error: { callError?: { code: string } }) => error.callError?.code,
      );
    expect([
      await refused(host.mediaFile({ assetId: 'any', size: 'thumb' })),
      await refused(host.writeCopy({ kind: 'archive', path: `${bench.profile}/x.zip` })),
      await refused(host.bringIn({ path: `${bench.profile}/x.zip` })),
      await refused(host.eraseEverything({ graceDays: 0, recordPath: null })),
      await refused(host.selfTest()),
    ]).toEqual(Array.from({ length: 5 }, () => 'locked'));
  });

  test('D3 it starts locked, unless it takes the place of one that the owner had unlocked', async () => {
    await bench.page.owner.setPassword({ current: null, next: password });
    bench = await bench.reopen();
    expect(bench.engine.owner.lock.locked).toBe(true);
    await bench.engine.drain(1000);
    bench = await openBench(bench, { unlocked: true });
    expect(bench.engine.owner.lock.locked).toBe(false);
  });

  test('D3 publishing goes on, and what is told of it outside names nobody', async () => {
    const account = await bench.connect();
    const post = bench.write(account, 'Fresh bread at seven');
    await bench.page.owner.setPassword({ current: null, next: password });
    const host = hostOf(bench);
    const end = new AbortController();
    const told: Notice[] = [];
    const listening = (async () => {
      for await (const notice of await host.notices(undefined, { signal: end.signal })) told.push(notice);
    })();
    bench.engine.postDesk.schedule(post, { local: '2026-11-24T13:00', zone: 'Europe/Brussels' });
    expect((await host.tray()).next?.excerpt).toBe('Fresh bread at seven');
    bench.engine.owner.lock.lock();
    expect((await host.tray()).next).toBeNull();
    bench.engine.start();
    await bench.clock.advance(3_600_000);
    await bench.until(() => bench.engine.publications.ofPost(post)[0]?.state === 'published');
    expect(bench.engine.owner.lock.locked).toBe(true);
    await expect.poll(() => told.length).toBe(1);
    expect(told).toMatchObject([{ kind: 'published', excerpt: '', accountName: '' }]);
    end.abort();
    await listening;
  });
});

describe('attempts', () => {
  test('D3 are slowed down after the fifth, longer each time, and a restart forgives nothing', async () => {
    await bench.page.owner.setPassword({ current: null, next: password });
    bench.engine.owner.lock.lock();
    const outcomes: unknown[] = [];
    for (let tries = 0; tries < 5; tries += 1) {
      outcomes.push(await bench.engine.owner.lock.unlock(wrong, []));
    }
    const start = bench.clock.now();
    expect(outcomes).toEqual([
      ...Array.from({ length: 4 }, () => ({ kind: 'refused', waitUntil: null })),
      { kind: 'refused', waitUntil: start + 30_000 },
    ]);
    bench = await bench.reopen();
    const { lock } = bench.engine.owner;
    // The right one has to wait too: an answer would tell that it is right.
    expect(await lock.unlock(right, [])).toEqual({ kind: 'wait', until: start + 30_000 });
    bench.clock.set(start - 3_600_000);
    expect((await lock.unlock(right, [])).kind).toBe('wait');
    bench.clock.set(start + 30_000);
    for (const wait of [60_000, 120_000, 240_000, 480_000, 960_000, 1_920_000, 3_600_000, 3_600_000]) {
      expect(await lock.unlock(wrong, [])).toEqual({ kind: 'refused', waitUntil: bench.clock.now() + wait });
      await bench.clock.advance(wait);
    }
    expect(await lock.unlock(right, [])).toEqual({ kind: 'unlocked' });
    lock.lock();
    expect(await lock.unlock(wrong, [])).toEqual({ kind: 'refused', waitUntil: null });
  });

  test('D3 one that was cut off in the middle has been made', async () => {
    await bench.page.owner.setPassword({ current: null, next: password });
    bench.engine.owner.lock.lock();
    const { store } = bench.engine;
    const failures = (): number | undefined =>
      store.first(store.sql.selectFrom('owner_lock').select('failures'))?.failures;
    const underWay = bench.engine.owner.lock.unlock(right, []);
    await new Promise((resolve) => setImmediate(resolve));
    expect(failures()).toBe(1);
    expect(await underWay).toEqual({ kind: 'unlocked' });
    expect(failures()).toBe(0);
  });

  test('D3 side by side count one by one', async () => {
    await bench.page.owner.setPassword({ current: null, next: password });
    bench.engine.owner.lock.lock();
    const outcomes = await Promise.all(
      Array.from({ length: 8 }, () => bench.engine.owner.lock.unlock(wrong, [])),
    );
    expect(outcomes.map(({ kind }) => kind)).toEqual([
      ...Array.from({ length: 5 }, () => 'refused'),
      ...Array.from({ length: 3 }, () => 'wait'),
    ]);
  });

  test('D3 are told of from the fifth on, logged, and shown to the owner who comes next', async () => {
    await bench.page.owner.setPassword({ current: null, next: password });
    const { lock } = bench.engine.owner;
    lock.lock();
    const end = new AbortController();
    const told: Notice[] = [];
    const listening = (async () => {
      for await (const notice of bench.engine.events.notices.listen(end.signal)) told.push(notice);
    })();
    for (let tries = 0; tries < 6; tries += 1) {
      expect((await lock.unlock(wrong, [])).kind).toBe('refused');
      if (tries === 4) await bench.clock.advance(30_000);
    }
    await bench.clock.advance(60_000);
    const earlier = [{ at: bench.clock.now() - 5, failures: 7 }];
    expect(await lock.unlock(right, earlier)).toEqual({ kind: 'unlocked' });
    end.abort();
    await listening;
    expect(told).toEqual([5, 6].map((failures) => ({ kind: 'unlock-refused', failures })));
    const { refusedAttempts } = await bench.page.owner.security();
    expect(refusedAttempts.map(({ failures }) => failures)).toEqual([7, 6, 5, 4, 3, 2, 1]);
    const logged = bench.engine.audit.page(null, 50).filter(({ kind }) => kind === 'unlock-refused');
    expect(logged).toHaveLength(7);
    expect((await bench.engine.audit.verify()).fault).toBeNull();
  });
});

describe('a full lock', () => {
  test('D3 lets nothing go out before it is unlocked', async () => {
    const account = await bench.connect();
    const post = bench.write(account, 'Fresh bread at seven');
    await bench.page.owner.setPassword({ current: null, next: password });
    await setLevel('full');
    bench.engine.postDesk.schedule(post, { local: '2026-11-24T13:00', zone: 'Europe/Brussels' });
    bench = await bench.reopen();
    bench.engine.start();
    const host = hostOf(bench);
    await bench.clock.advance(3_600_000);
    await host.scan({ reason: 'resume' });
    await expect(host.resume()).rejects.toMatchObject({ callError: { code: 'locked' } });
    expect(bench.engine.publications.ofPost(post)[0]?.state).toBe('scheduled');
    expect(await host.unlock({ answer: right, earlier: [] })).toEqual({ kind: 'unlocked' });
    await bench.until(() => bench.engine.publications.ofPost(post)[0]?.state === 'published');
  });

  test('D3 has the key opened by old and new until the change is made, then by the new alone', async () => {
    const { openWithPassword } = await import('../../../main/vault/password-slot.ts');
    const { openWithCode } = await import('../../../main/vault/recovery-code.ts');
    const { recoveryCodes } = await bench.page.owner.setPassword({ current: null, next: password });
    expect(kept).toEqual([]);
    await setLevel('full');
    const next = 'een heel ander lang woord';
    await bench.page.owner.setPassword({ current: password, next });
    const opens = (lock: KeyLock | null | undefined, secret: string): Promise<boolean> =>
      Promise.all((lock?.passwords ?? []).map((slot) => openWithPassword(slot, secret))).then((keys) =>
        keys.includes(bench.dataKey),
      );
    const [, , between, after] = kept;
    expect(kept).toHaveLength(4);
    expect([await opens(between, password), await opens(between, next)]).toEqual([true, true]);
    expect([await opens(after, password), await opens(after, next)]).toEqual([false, true]);
    const [first = ''] = recoveryCodes ?? [];
    expect(after?.codes.map((slot) => openWithCode(slot, first)).includes(bench.dataKey)).toBe(true);
    await bench.page.owner.setLocking({
      locking: { level: 'window', afterMinutes: null, onSleep: false, onScreenLock: false },
      password: next,
    });
    expect(kept.at(-1)).toBeNull();
  });

  test('D3 is not begun when its key cannot be written', async () => {
    await bench.engine.drain(1000);
    bench = await openBench(bench, { keepKeyLock: () => Promise.resolve(false) });
    await bench.page.owner.setPassword({ current: null, next: password });
    await expect(setLevel('full')).rejects.toMatchObject({ callError: { code: 'file-not-writable' } });
    expect((await bench.page.owner.security()).locking.level).toBe('window');
  });

  test('D3 asks for the password where the level changes', async () => {
    await bench.page.owner.setPassword({ current: null, next: password });
    const locking = { level: 'full', afterMinutes: 5, onSleep: true, onScreenLock: true } as const;
    for (const given of [null, 'drie natte katten op een dak']) {
      await expect(bench.page.owner.setLocking({ locking, password: given })).rejects.toMatchObject({
        callError: { code: 'password-wrong' },
      });
    }
    expect(kept).toEqual([]);
  });
});

test('D3, D11 the way out without a password erases everything, and only while it is locked', async () => {
  let erased = false;
  await bench.engine.drain(1000);
  bench = await openBench(bench, { erased: () => (erased = true) });
  await bench.page.owner.setPassword({ current: null, next: password });
  const host = hostOf(bench);
  await expect(host.wipeLocked()).rejects.toMatchObject({ callError: { code: 'not-in-this-state' } });
  bench.engine.owner.lock.lock();
  await host.wipeLocked();
  expect(erased).toBe(true);
});
