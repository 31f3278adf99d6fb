import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Notice } from '../../../shared/contract/index.ts';
import { type EngineBench, openBench } from '../../engine-bench.ts';

let bench: EngineBench;
let heard: Notice[];
const day = 86_400_000;
const zone = 'Europe/Brussels';

beforeEach(async () => {
  bench = await openBench();
  heard = [];
  listen();
});
afterEach(() => bench.remove());

/** Hears what the host would. */
function listen(): void {
  const stream = bench.engine.events.notices.follow(undefined);
  void (async () => {
    for await (const notice of stream) heard.push(notice);
  })();
}

/** Moves to a time and lets the engine look. */
async function lookAt(at: string): Promise<void> {
  bench.clock.set(Date.parse(at));
  bench.engine.answers.work();
  await bench.engine.answers.idle();
  await new Promise((resolve) => setImmediate(resolve));
}

async function sent(on: string): Promise<number> {
  const { requests } = bench.page;
  const letter = await requests.draft({ right: 'access', recipient: 'kaizup', locale: 'en' });
  const { id } = await requests.keep({ ...letter, id: null, right: 'access', recipient: 'kaizup' });
  await requests.sent({ id, on, zone });
  return id;
}

test('D15 a letter is drafted for each right in the owner’s language, to an address only where one is known', async () => {
  const { requests } = bench.page;
  const english = await requests.draft({ right: 'erasure', recipient: 'kaizup', locale: 'en' });
  expect(english.address).toBe('dpo@kaizup.eu');
  expect(english.letter).toContain('Article 17');
  expect(english.letter).toContain('[Your name]');
  const french = await requests.draft({ right: 'erasure', recipient: 'meta', locale: 'fr' });
  expect(french.address).toBe('');
  expect(french.subject).toContain('Meta Platforms Ireland Ltd.');
  expect(french.letter).toContain('article 17');
  for (const right of [
    'access',
    'rectification',
    'restriction',
    'portability',
    'objection',
    'question',
  ] as const) {
    const { letter } = await requests.draft({ right, recipient: 'kaizup', locale: 'fr' });
    expect(letter).toContain('Madame, Monsieur');
  }
  await bench.page.owner.changeProfile({
    firstName: 'Camille',
    lastName: 'Peeters',
    email: 'camille@levain.example',
    company: 'Levain',
    position: 'Owner',
  });
  const { letter: signed } = await requests.draft({ right: 'access', recipient: 'kaizup', locale: 'en' });
  expect(signed).toContain('Camille Peeters\nOwner, Levain\ncamille@levain.example');
  expect(signed).not.toContain('[Your name]');
  expect(await requests.list()).toEqual([]);
});

test('D15 a request is followed from its draft to its outcome, each step in the audit log', async () => {
  const { requests, privacy } = bench.page;
  const id = await sent('2026-11-24');
  expect((await requests.list())[0]).toMatchObject({ state: 'sent', dueOn: '2026-12-24', daysLeft: 30 });
  await expect(requests.discard({ id })).rejects.toMatchObject({ callError: { code: 'not-in-this-state' } });
  bench.clock.set(bench.clock.now() + 10 * day);
  expect(await requests.extended({ id, on: '2026-12-03' })).toMatchObject({
    state: 'extended',
    dueOn: '2027-02-24',
  });
  expect(await requests.answered({ id, on: '2026-12-04' })).toMatchObject({
    state: 'answered',
    daysLeft: null,
  });
  expect(await requests.close({ id, outcome: 'partly', note: 'Two files are missing' })).toMatchObject({
    state: 'closed',
    outcome: 'partly',
  });
  const entries = (await privacy.audit({ before: null, limit: 20 })).filter(
    ({ kind }) => kind === 'rights-request',
  );
  expect(entries.map(({ detail }) => detail['step'])).toEqual(['closed', 'answered', 'extended', 'sent']);
  expect(JSON.stringify(entries)).not.toContain('Two files');
});

test('D15 a day that has not come, or lies before the sending, is not taken', async () => {
  const { requests } = bench.page;
  const id = await sent('2026-11-24');
  for (const on of ['2026-11-23', '2026-11-25']) {
    await expect(requests.answered({ id, on })).rejects.toMatchObject({
      callError: { code: 'time-invalid' },
    });
  }
  const letter = { address: 'someone@example.org', subject: 'S', letter: 'L' };
  const { id: other } = await requests.keep({
    ...letter,
    id: null,
    right: 'question',
    recipient: 'own-server',
  });
  await expect(requests.sent({ id: other, on: '2026-11-24', zone: 'Europe/Nowhere' })).rejects.toMatchObject({
    callError: { code: 'time-invalid' },
  });
});

test('D15 the owner is reminded a week before, on the day and once it is late, each once, also across restarts', async () => {
  const id = await sent('2026-11-24');
  const reminders = () => heard.flatMap((notice) => (notice.kind === 'request-due' ? [notice.daysLeft] : []));
  await lookAt('2026-12-16T22:59:00Z');
  expect(reminders()).toEqual([]);
  await lookAt('2026-12-16T23:00:00Z');
  expect(reminders()).toEqual([7]);
  bench = await bench.reopen();
  listen();
  await lookAt('2026-12-20T10:00:00Z');
  await lookAt('2026-12-24T10:00:00Z');
  await lookAt('2026-12-24T22:59:00Z');
  await lookAt('2026-12-24T23:00:00Z');
  await lookAt('2027-01-05T10:00:00Z');
  expect(reminders()).toEqual([7, 0, -1]);
  expect((await bench.page.requests.list())[0]).toMatchObject({ id, state: 'overdue', daysLeft: -12 });
});

test('D15, D14 a request goes five years after it was closed, and not before', async () => {
  const id = await sent('2026-11-24');
  await bench.page.requests.close({ id, outcome: 'granted', note: '' });
  const closedAt = bench.clock.now();
  for (const [years, left] of [
    [4.9, 1],
    [5.1, 0],
  ] as const) {
    bench.clock.set(closedAt + years * 365.25 * day);
    bench.engine.retention.sweepDue();
    await bench.engine.retention.idle();
    expect(await bench.page.requests.list()).toHaveLength(left);
  }
});
