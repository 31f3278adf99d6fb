import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { tiktok } from '../../../main/engine/networks/tiktok/index.ts';
import { clip, digest } from './media.ts';
import { type Creator, openCreator } from './tiktok-creator.ts';

let creator: Creator;

beforeEach(async () => {
  creator = await openCreator();
});
afterEach(() => creator.bench.close());

const minute = 60_000;

/** The person finishes the newest draft of their inbox in the app. */
async function finishInApp(fields: Readonly<Record<string, string>>): Promise<void> {
  const { bench, found } = creator;
  const www = bench.line.baseOf('www.tiktok.com');
  const page = await (await fetch(`${www}/@${found.handle}`)).text();
  const address = /href="([^"]+\/practice\/inbox\/\d+)"/.exec(page)?.[1];
  if (address === undefined) throw new Error('There is no draft in the inbox');
  await fetch(address, { method: 'POST', body: new URLSearchParams(fields) });
}

describe('a draft for the inbox', () => {
  test('waits there for the person, who need not have chosen anything before', async () => {
    const file = await clip(creator.bench.folder);
    const publication = creator.write('Not sent with a draft', [file], {
      mode: 'inbox',
      privacyLevel: null,
      consented: false,
    });
    expect(await publication.publish(tiktok)).toEqual({ kind: 'accepted' });
    expect(await creator.settle(publication)).toEqual({
      kind: 'left-to-owner',
      remoteId: expect.stringMatching(/^v_inbox_file~/) as string,
      url: `${creator.bench.line.baseOf('www.tiktok.com')}/@${creator.found.handle}`,
      recheckInMs: 2 * minute,
    });
    expect(creator.bench.published()).toEqual([]);
  });

  test('is found published once the person posted it', async () => {
    const file = await clip(creator.bench.folder);
    const publication = creator.write('', [file], { mode: 'inbox' });
    await publication.publish(tiktok);
    await creator.settle(publication);
    await finishInApp({ title: 'By hand', privacy: 'SELF_ONLY', decision: 'post' });
    expect(await creator.settle(publication)).toMatchObject({ kind: 'published' });
    expect(creator.bench.published()).toMatchObject([{ text: 'By hand', media: [await digest(file)] }]);
  });

  test('needs only the permission for drafts', async () => {
    await creator.signIn({ press: 'allow', untick: ['video.publish'] });
    const publication = creator.write('', [await clip(creator.bench.folder)], { mode: 'inbox' });
    await publication.publish(tiktok);
    expect(await creator.settle(publication)).toMatchObject({ kind: 'left-to-owner' });
  });

  test('is asked about ever more seldom, and not for ever', async () => {
    creator.change({ accessSeconds: 60 * 86_400 });
    await creator.signIn({ press: 'allow' });
    const publication = creator.write('', [await clip(creator.bench.folder)], { mode: 'inbox' });
    await publication.publish(tiktok);
    const pauses: (number | null)[] = [];
    for (const wait of [0, 2 * 60 * minute, 2 * 24 * 60 * minute, 30 * 24 * 60 * minute]) {
      await creator.bench.line.clock.wait(wait);
      const outcome = await creator.settle(publication);
      pauses.push(outcome.kind === 'left-to-owner' ? outcome.recheckInMs : -1);
    }
    expect(pauses).toEqual([2 * minute, 15 * minute, 6 * 60 * minute, null]);
  });

  test('is not sent when five of them wait already', async () => {
    const file = await clip(creator.bench.folder);
    for (let draft = 0; draft < 5; draft += 1) {
      const publication = creator.write('', [file], { mode: 'inbox' });
      await publication.publish(tiktok);
      await creator.settle(publication);
    }
    await creator.bench.line.clock.wait(minute);
    expect(await creator.write('', [file], { mode: 'inbox' }).publish(tiktok)).toEqual({
      kind: 'rejected',
      failure: {
        class: 'rate',
        code: 'inbox-full',
        retryAfterMs: 24 * 60 * minute,
        networkCode: 'spam_risk_too_many_pending_share',
      },
    });
  });

  test('whose last chunk lost its reply is asked about, not sent again', async () => {
    const publication = creator.write('', [await clip(creator.bench.folder)], { mode: 'inbox' });
    creator.bench.server.faults.arm({ kind: 'reply-lost', method: 'PUT' });
    expect(await publication.publish(tiktok)).toMatchObject({ kind: 'unknown' });
    expect(await creator.settle(publication)).toMatchObject({ kind: 'left-to-owner' });
  });
});

describe('what goes with a video that is posted directly', () => {
  async function pageOf(options: Parameters<Creator['write']>[2], cover: number | null): Promise<string> {
    creator.change({ audited: true, privateAccount: false, stitchDisabled: false });
    const publication = creator.write(
      'Labelled',
      [await clip(creator.bench.folder)],
      { privacyLevel: 'PUBLIC_TO_EVERYONE', ...options },
      { cover: cover === null ? null : { assetId: null, offsetMs: cover } },
    );
    expect(await publication.publish(tiktok)).toEqual({ kind: 'accepted' });
    const outcome = await creator.settle(publication);
    return (await fetch(outcome.kind === 'published' ? (outcome.url ?? '') : '')).text();
  }

  test('the cover is the frame that the owner chose', async () => {
    expect(await pageOf({}, 2500)).toContain('#t=2.5"');
  });

  test('a frame behind the end of the video is not asked for', async () => {
    expect(await pageOf({}, 4000)).not.toContain('#t=');
  });

  test('labels: a paid partnership, and made with AI', async () => {
    const page = await pageOf({ brandedContent: true, yourBrand: true, aiGenerated: true }, null);
    expect(page).toContain('Paid partnership');
    expect(page).toContain('AI-generated');
  });

  test('what people may do with it', async () => {
    expect(await pageOf({}, null)).toContain('Comments off · Duet off · Stitch off');
    expect(await pageOf({ allowComment: true, allowDuet: true, allowStitch: true }, null)).not.toContain(
      ' off',
    );
  });
});
