import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { graceTime } from '../../../main/engine/domain/retry-policy.ts';
import type { PublicationDetail } from '../../../shared/contract/posts.ts';
import type { Failure } from '../../../shared/model/failure.ts';
import type { Draft } from '../../../shared/model/post.ts';
import { defaultOptions } from '../../../shared/model/option-defaults.ts';
import type { PublicationState } from '../../../shared/model/publication.ts';
import { fail, ok } from '../../../shared/outcome.ts';
import { type EngineBench, openBench } from '../../engine-bench.ts';

let bench: EngineBench;
let bakery: string;
let shop: string;
beforeEach(async () => {
  bench = await openBench();
  bakery = await bench.connect();
  shop = connectSecond();
  bench.engine.start();
});
afterEach(() => bench.remove());

const wrongPicture: Failure = { class: 'fix', code: 'media-dimensions' };
const friday = { local: '2026-11-27T09:00', zone: 'Europe/Brussels' };
const fridayAt = Date.parse('2026-11-27T08:00:00Z');

/** A second account of the owner, as a sign-in leaves it. */
function connectSecond(): string {
  const [id] = bench.engine.connections.connect({
    network: 'bluesky',
    mode: 'real',
    tokens: {
      subject: 'second',
      accessToken: 'second-access',
      accessExpiresAt: null,
      refreshToken: null,
      refreshExpiresAt: null,
      scopes: [],
      service: null,
    },
    chosen: [
      {
        network: 'bluesky',
        remoteId: 'second',
        kind: 'profile',
        name: 'Vélo Bellecour',
        handle: 'velo',
        token: null,
        unavailable: null,
        facts: {},
      },
    ],
  });
  if (id === undefined) throw new Error('Nothing was connected');
  return id;
}

const detail = (postId: string) => bench.engine.views.detail(bench.engine.postDesk.get(postId));
function of(postId: string, accountId: string): PublicationDetail {
  const found = detail(postId).publications.find((publication) => publication.accountId === accountId);
  if (found === undefined) throw new Error('The post has no such publication');
  return found;
}
const states = (postId: string): readonly PublicationState[] => [
  of(postId, bakery).state,
  of(postId, shop).state,
];

/** Both accounts try; the shop's is refused with certainty. */
async function halfOut(failure: Failure = wrongPicture): Promise<string> {
  refuseShop(failure);
  const postId = write('Two places left');
  bench.engine.postDesk.publishNow(postId);
  await bench.until(() => states(postId).join() === 'published,failed');
  return postId;
}

function refuseShop(failure: Failure): void {
  for (let job = 0; job < 2; job += 1) {
    bench.network.script.prepare.push(async ({ account }) =>
      account.remoteId === 'second' ? fail(failure) : ok({}),
    );
  }
}

function write(text: string): string {
  const postId = bench.write(bakery, text);
  const variants = [bakery, shop].map((accountId) => ({ accountId, text: null, media: null, tiktok: null }));
  bench.engine.postDesk.save(postId, { text, media: [], variants });
  return postId;
}

/** The draft with a text of its own for one account. */
function withText(draft: Draft, accountId: string, text: string): Draft {
  return {
    ...draft,
    variants: draft.variants.map((variant) =>
      variant.accountId === accountId ? { ...variant, text } : variant,
    ),
  };
}

describe('a failed publication beside one that is out', () => {
  test('is mended in place and tried again; its sibling keeps what it sent', async () => {
    const postId = await halfOut();
    const { draft, editable } = detail(postId);
    expect(editable).toBe(false);
    expect(of(postId, shop)).toMatchObject({ open: true, content: { text: 'Two places left' } });
    expect(of(postId, bakery).open).toBe(false);

    bench.engine.postDesk.save(postId, withText(draft, shop, 'One place left'));
    // Until it is tried again it stays what it was: failed, with its reason.
    expect(of(postId, shop)).toMatchObject({ state: 'failed', failure: wrongPicture });
    expect(of(postId, shop).content.text).toBe('One place left');

    bench.engine.postDesk.retry(of(postId, shop).id);
    await bench.until(() => of(postId, shop).state === 'published');
    expect(bench.network.committed).toEqual(['Two places left', 'One place left']);
    expect(of(postId, bakery).content.text).toBe('Two places left');
    expect(of(postId, shop).attempts).toHaveLength(2);
  });

  test('lets nothing else of the post change', async () => {
    const postId = await halfOut();
    const { draft } = detail(postId);
    const refused: readonly Draft[] = [
      { ...draft, text: 'Another shared text' },
      { ...draft, media: [{ assetId: 'another', alt: '' }] },
      withText(draft, bakery, 'What is out, changed'),
      { ...draft, variants: draft.variants.filter(({ accountId }) => accountId !== bakery) },
      { ...draft, variants: draft.variants.filter(({ accountId }) => accountId !== shop) },
      { ...draft, variants: draft.variants.toReversed() },
    ];
    for (const change of refused) {
      expect(() => bench.engine.postDesk.save(postId, change)).toThrow('already-publishing');
    }
    expect(detail(postId).draft).toEqual(draft);
    expect(() => bench.engine.postDesk.schedule(postId, friday)).toThrow('already-publishing');
    expect(() => bench.engine.postDesk.publishNow(postId)).toThrow('already-publishing');
    expect(() => bench.engine.postDesk.unschedule(postId)).toThrow('already-publishing');
    expect(bench.network.committed).toEqual(['Two places left']);
  });

  test('is not sent while it breaks a rule that is known', async () => {
    const postId = await halfOut();
    const { id } = of(postId, shop);
    bench.engine.postDesk.save(postId, withText(detail(postId).draft, shop, 'x'.repeat(301)));
    expect(() => bench.engine.postDesk.retry(id)).toThrow('checks-failed');
    expect(() => bench.engine.postDesk.moveApart([id], friday)).toThrow('checks-failed');
    expect(of(postId, shop).state).toBe('failed');
  });

  test('moves to another time as a post of its own, with its attempts', async () => {
    const postId = await halfOut();
    const { id } = of(postId, shop);
    bench.engine.postDesk.save(postId, withText(detail(postId).draft, shop, 'One place left'));
    const moved = bench.engine.postDesk.moveApart([id], friday);
    expect(moved).toMatchObject({ at: fridayAt, note: 'exact' });

    expect(detail(postId).publications.map(({ accountId }) => accountId)).toEqual([bakery]);
    expect(detail(postId).draft.variants.map(({ accountId }) => accountId)).toEqual([bakery]);
    const own = detail(moved.postId);
    expect(own).toMatchObject({ editable: true, at: fridayAt, draft: { text: 'One place left' } });
    expect(own.publications).toMatchObject([{ id, state: 'scheduled', dueAt: fridayAt, failure: null }]);
    expect(own.publications[0]?.attempts).toHaveLength(1);

    await bench.clock.advance(fridayAt - bench.clock.now());
    bench.engine.scheduler.scan();
    await bench.until(() => detail(moved.postId).publications[0]?.state === 'published');
    expect(bench.network.committed).toEqual(['Two places left', 'One place left']);
  });

  test('moves nowhere into the past, nor together with what is out', async () => {
    const postId = await halfOut();
    const { id } = of(postId, shop);
    const past = { local: '2026-11-20T09:00', zone: 'Europe/Brussels' };
    expect(() => bench.engine.postDesk.moveApart([id], past)).toThrow('time-in-past');
    expect(() => bench.engine.postDesk.moveApart([id, of(postId, bakery).id], friday)).toThrow(
      'not-in-this-state',
    );
    expect(states(postId)).toEqual(['published', 'failed']);
  });
});

describe('a publication of which nobody knows whether it is out', () => {
  const lost = async () => ({ kind: 'unknown', failure: { class: 'verify', code: 'reply-lost' } }) as const;
  const change = (postId: string): void => {
    bench.engine.postDesk.save(postId, withText(detail(postId).draft, shop, 'Changed'));
  };

  test('cannot be mended while it is checked, nor while it waits for the owner, nor after the owner left it', async () => {
    bench.network.script.commit.push(lost, lost);
    bench.network.script.verify.push(
      async () => ({ kind: 'undecidable', evidence: 'network-cannot-list' }),
      async () => ({ kind: 'undecidable', evidence: 'network-cannot-list' }),
    );
    const postId = write('Perhaps');
    bench.engine.postDesk.publishNow(postId);
    await bench.until(() => states(postId).join() === 'verifying,verifying');
    expect(() => change(postId)).toThrow('already-publishing');
    await bench.clock.advance(60_000);
    bench.engine.scheduler.scan();
    await bench.until(() => states(postId).join() === 'needs-owner,needs-owner');
    const { id } = of(postId, shop);
    expect(() => change(postId)).toThrow('already-publishing');
    expect(() => bench.engine.postDesk.retry(id)).toThrow('not-in-this-state');
    expect(() => bench.engine.postDesk.moveApart([id], friday)).toThrow('not-in-this-state');
    bench.engine.postDesk.decide(id, 'give-up');
    expect(() => change(postId)).toThrow('already-publishing');
    expect(detail(postId).editable).toBe(false);
    expect(bench.network.committed).toEqual(['Perhaps', 'Perhaps']);
  });

  test('cannot be mended while the call that publishes it is under way', async () => {
    const reached = Promise.withResolvers<void>();
    const answer = Promise.withResolvers<void>();
    const publish = async () => {
      reached.resolve();
      await answer.promise;
      return { kind: 'published', remoteId: 'one', url: null } as const;
    };
    bench.network.script.commit.push(publish, publish);
    const postId = write('Under way');
    bench.engine.postDesk.publishNow(postId);
    await reached.promise;
    await bench.until(() => states(postId).join() === 'committing,committing');
    expect(() => change(postId)).toThrow('already-publishing');
    answer.resolve();
    await bench.until(() => states(postId).join() === 'published,published');
  });
});

describe('beside what a network holds', () => {
  /** The bakery's is handed over; the shop's waits for the same time, and is refused when the network is to hold it. */
  async function half(failure: Failure | null): Promise<string> {
    if (failure !== null) refuseShop(failure);
    for (let job = 0; job < 2; job += 1) {
      bench.network.script.commit.push(async ({ content }) =>
        content.handOverAt === null
          ? { kind: 'published', remoteId: 'here', url: null }
          : { kind: 'handed-over', remoteId: 'scheduled-1' },
      );
    }
    const postId = write('Two places left');
    const { draft } = detail(postId);
    const held = { ...defaultOptions, handOver: true };
    const variants = draft.variants.map((variant) =>
      variant.accountId === bakery || failure !== null ? { ...variant, options: held } : variant,
    );
    bench.engine.postDesk.save(postId, { ...draft, variants });
    await bench.page.posts.schedule({ postId, at: friday });
    await bench.until(
      () => states(postId).join() === `handed-over,${failure === null ? 'scheduled' : 'failed'}`,
    );
    return postId;
  }

  test('another account is mended and tried again, and the network is not asked', async () => {
    const postId = await half(wrongPicture);
    const draft = withText(detail(postId).draft, shop, 'One place left');
    await bench.page.posts.save({ postId, draft });
    await bench.page.posts.retry({ publicationId: of(postId, shop).id });
    await bench.until(() => of(postId, shop).state === 'published');
    expect(of(postId, bakery)).toMatchObject({ state: 'handed-over', content: { text: 'Two places left' } });
    expect(bench.network.asked).toEqual([]);
  });

  test('a change that reaches it takes it back first, unless something else is out', async () => {
    const postId = await half(wrongPicture);
    const shared = (text: string) => ({ ...detail(postId).draft, text });
    await bench.page.posts.retry({ publicationId: of(postId, shop).id });
    await bench.until(() => of(postId, shop).state === 'published');
    await expect(bench.page.posts.save({ postId, draft: shared('Another text') })).rejects.toThrow(
      'already-publishing',
    );
    expect(bench.network.asked).toEqual([]);

    const whole = await half(null);
    await bench.page.posts.save({ postId: whole, draft: { ...detail(whole).draft, text: 'Another text' } });
    expect(bench.network.asked).toEqual(['cancel scheduled-1']);
    expect(of(whole, shop).content.text).toBe('Another text');
  });
});

describe('a post of which nothing is out', () => {
  async function bothFailed(): Promise<string> {
    bench.network.script.prepare.push(
      async () => fail(wrongPicture),
      async () => fail(wrongPicture),
    );
    const postId = write('Two places left');
    bench.engine.postDesk.publishNow(postId);
    await bench.until(() => states(postId).join() === 'failed,failed');
    return postId;
  }

  test('may change as a whole after it failed, and goes out when the owner says so', async () => {
    const postId = await bothFailed();
    const { draft, editable } = detail(postId);
    expect(editable).toBe(true);
    bench.engine.postDesk.save(postId, { ...draft, text: 'One place left' });
    bench.engine.scheduler.scan();
    expect(states(postId)).toEqual(['failed', 'failed']);

    bench.engine.postDesk.schedule(postId, friday);
    expect(of(postId, shop)).toMatchObject({ state: 'scheduled', failure: null, dueAt: fridayAt });
    expect(of(postId, shop).attempts).toHaveLength(1);
    await bench.clock.advance(fridayAt - bench.clock.now());
    bench.engine.scheduler.scan();
    await bench.until(() => states(postId).join() === 'published,published');
    expect(bench.network.committed).toEqual(['One place left', 'One place left']);
  });

  test('keeps together when all of it moves, and parts when one of it moves', async () => {
    const postId = await bothFailed();
    const ids = [bakery, shop].map((accountId) => of(postId, accountId).id);
    expect(bench.engine.postDesk.moveApart(ids, friday).postId).toBe(postId);
    expect(states(postId)).toEqual(['scheduled', 'scheduled']);

    const saturday = { local: '2026-11-28T09:00', zone: 'Europe/Brussels' };
    const moved = bench.engine.postDesk.moveApart([of(postId, shop).id], saturday);
    expect(detail(postId)).toMatchObject({ at: fridayAt, publications: [{ accountId: bakery }] });
    expect(detail(moved.postId).publications).toMatchObject([{ accountId: shop, state: 'scheduled' }]);
  });

  test('does not go out to an account that joins after its time has passed', async () => {
    const postId = await bothFailed();
    const { draft } = detail(postId);
    await bench.clock.advance(60_000);
    bench.engine.postDesk.save(postId, { ...draft, variants: draft.variants.slice(0, 1) });
    bench.engine.postDesk.save(postId, draft);
    bench.engine.scheduler.scan();
    expect(states(postId)).toEqual(['failed', 'missed']);
    expect(bench.network.committed).toEqual([]);
  });

  test('that missed its time is mended, too, and stays missed until then', async () => {
    const postId = write('Late');
    bench.engine.postDesk.schedule(postId, { local: '2026-11-24T12:10', zone: 'Europe/Brussels' });
    await bench.clock.advance(10 * 60_000 + graceTime + 1);
    bench.engine.scheduler.scan();
    await bench.until(() => states(postId).join() === 'missed,missed');
    bench.engine.postDesk.save(postId, { ...detail(postId).draft, text: 'Late, but here' });
    bench.engine.scheduler.scan();
    expect(states(postId)).toEqual(['missed', 'missed']);
    bench.engine.postDesk.retry(of(postId, shop).id);
    await bench.until(() => of(postId, shop).state === 'published');
    expect(bench.network.committed).toEqual(['Late, but here']);
    expect(of(postId, bakery)).toMatchObject({ state: 'missed', open: true });
  });
});

test('a try that waits for its next turn sends what the draft says by then', async () => {
  refuseShop({ class: 'retry', code: 'network-unavailable' });
  const postId = write('Two places left');
  bench.engine.postDesk.publishNow(postId);
  await bench.until(() => states(postId).join() === 'published,scheduled');
  const { nextTryAt } = of(postId, shop);
  bench.engine.postDesk.save(postId, withText(detail(postId).draft, shop, 'One place left'));
  expect(of(postId, shop)).toMatchObject({ state: 'scheduled', nextTryAt });
  await bench.clock.advance(60_000);
  bench.engine.scheduler.scan();
  await bench.until(() => of(postId, shop).state === 'published');
  expect(bench.network.committed).toEqual(['Two places left', 'One place left']);
});
