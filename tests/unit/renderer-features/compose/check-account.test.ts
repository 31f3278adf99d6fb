import { describe, expect, test } from 'vitest';
import {
  type AccountSituation,
  blocks,
  checkAccount,
  type CreatorChoices,
} from '../../../../renderer/features/compose/draft/check-account.ts';
import { countForNetwork } from '../../../../renderer/features/compose/draft/count-for-network.ts';
import {
  addAccount,
  addMedia,
  emptyDraft,
  setText,
  setTikTok,
} from '../../../../renderer/features/compose/draft/edit-draft.ts';
import type { Account } from '../../../../shared/model/account.ts';
import type { MediaAsset } from '../../../../shared/model/media.ts';

const account = (network: Account['network'], status: Account['status'] = 'connected'): Account => ({
  id: network,
  network,
  mode: 'practice',
  kind: 'page',
  name: 'Maison Levain',
  handle: null,
  status,
  connectedAt: 0,
  signInEndsAt: null,
  scheduled: 0,
  atRisk: 0,
  missingScopes: [],
  checkedAt: null,
});
const video: MediaAsset = {
  id: 'v',
  kind: 'video',
  fileName: 'oven.mp4',
  mime: 'video/mp4',
  bytes: 5_000_000,
  width: 1080,
  height: 1920,
  durationMs: 94_000,
  framesPerSecond: 30,
  videoCodec: 'avc',
  audioCodec: 'aac',
  animated: false,
  pages: null,
  digest: 'd',
  importedAt: 0,
};
const creator: CreatorChoices = {
  nickname: 'Maison Levain',
  privacyLevels: ['PUBLIC_TO_EVERYONE', 'SELF_ONLY'],
  commentDisabled: false,
  duetDisabled: true,
  stitchDisabled: false,
  maxDurationMs: 60_000,
  onlyPrivate: false,
};
const at = (owner: Account, own: Partial<AccountSituation> = {}): AccountSituation => ({
  account: owner,
  creator: null,
  disclosureOpen: false,
  ...own,
});
const assets = new Map([[video.id, video]]);
const codes = (found: ReturnType<typeof checkAccount>): readonly string[] =>
  found.map((trouble) => (trouble.kind === 'finding' ? trouble.finding.code : trouble.kind));

describe('what an account objects to', () => {
  test('a signed-out account is told but does not stop its siblings; a disconnected one stops', () => {
    const draft = setText(addAccount(emptyDraft, account('facebook')), null, 'Bread');
    const signedOut = checkAccount(draft, at(account('facebook', 'signed-out')), assets);
    expect(signedOut.map((trouble) => [trouble.kind, blocks(trouble)])).toEqual([
      ['account-signed-out', false],
    ]);
    const gone = checkAccount(draft, at(account('facebook', 'disconnected')), assets);
    expect(gone.map((trouble) => [trouble.kind, blocks(trouble)])).toEqual([['account-gone', true]]);
  });

  test('media that is not opened yet stops, rather than passing unchecked', () => {
    const draft = addMedia(addAccount(emptyDraft, account('instagram')), null, ['v', 'unknown']);
    expect(codes(checkAccount(draft, at(account('instagram')), assets))).toContain('media-loading');
  });

  test('an account that the draft does not go to has nothing to mend', () => {
    expect(checkAccount(emptyDraft, at(account('facebook')), assets)).toEqual([]);
  });
});

describe('TikTok (T8)', () => {
  const tiktok = account('tiktok');
  const base = addMedia(addAccount(emptyDraft, tiktok), null, ['v']);
  const roomy = { ...creator, maxDurationMs: 600_000 };
  const ready = setTikTok(base, 'tiktok', { privacyLevel: 'PUBLIC_TO_EVERYONE', consented: true });

  test("holds a video that is longer than this creator's own limit", () => {
    const found = checkAccount(ready, at(tiktok, { creator }), assets);
    expect(found).toEqual([
      {
        kind: 'finding',
        finding: { code: 'video-too-long', blocking: true, assetId: 'v', is: 94_000, allowed: 60_000 },
      },
    ]);
  });

  test('asks again when the chosen privacy is not offered any more', () => {
    const gone = setTikTok(ready, 'tiktok', { privacyLevel: 'FOLLOWER_OF_CREATOR' });
    expect(codes(checkAccount(gone, at(tiktok, { creator: roomy }), assets))).toEqual([
      'tiktok-privacy-gone',
    ]);
  });

  test.each(['PUBLIC_TO_EVERYONE', 'SELF_ONLY'])(
    'an app that is not reviewed posts for the creator alone: %s',
    (privacyLevel) => {
      const draft = setTikTok(ready, 'tiktok', { privacyLevel });
      const found = checkAccount(draft, at(tiktok, { creator: { ...roomy, onlyPrivate: true } }), assets);
      expect(codes(found)).toEqual(privacyLevel === 'SELF_ONLY' ? [] : ['tiktok-only-private']);
    },
  );

  test.each([
    [true, true],
    [false, false],
  ])('a creator at their limit is held back when it would go now: %s', (leavesNow, stops) => {
    const found = checkAccount(ready, at(tiktok, { creatorRefusal: 'quota-reached', leavesNow }), assets);
    expect(found.map((trouble) => [trouble.kind, blocks(trouble)])).toEqual([['creator-refused', stops]]);
  });

  test('choices that TikTok lets nobody make now are not asked for, and still hold the post back', () => {
    const found = checkAccount(base, at(tiktok, { creatorRefusal: 'quota-reached' }), assets);
    expect(found.map((trouble) => [trouble.kind, blocks(trouble)])).toEqual([['creator-refused', true]]);
  });

  test('without the permission to post, no later time helps', () => {
    const found = checkAccount(ready, at(tiktok, { creatorRefusal: 'permission-missing' }), assets);
    expect(found.map(blocks)).toEqual([true]);
  });

  test('what is finished in the app needs none of it', () => {
    const draft = setTikTok(base, 'tiktok', { mode: 'inbox', privacyLevel: 'FOLLOWER_OF_CREATOR' });
    const situation = at(tiktok, {
      creator: { ...creator, onlyPrivate: true },
      creatorRefusal: 'quota-reached',
      disclosureOpen: true,
      leavesNow: true,
    });
    expect(checkAccount(draft, situation, assets)).toEqual([]);
  });

  test('a disclosure that was opened needs its kind', () => {
    const open = at(tiktok, { disclosureOpen: true });
    expect(codes(checkAccount(ready, open, assets))).toEqual(['disclosure-unfinished']);
    const said = setTikTok(ready, 'tiktok', { yourBrand: true });
    expect(codes(checkAccount(said, open, assets))).toEqual([]);
  });
});

describe("counting in the network's own unit", () => {
  test('Bluesky counts a family emoji once, others count its code units', () => {
    const family = '👩‍👩‍👧‍👦';
    expect(countForNetwork('bluesky', family)).toMatchObject({ used: 25, max: 3000, unit: 'bytes' });
    expect(countForNetwork('instagram', family)).toMatchObject({ used: 11, max: 2200, unit: 'characters' });
  });

  test('Bluesky counts characters of plain text', () => {
    expect(countForNetwork('bluesky', 'a'.repeat(271))).toMatchObject({ used: 271, max: 300, level: 'near' });
    expect(countForNetwork('bluesky', 'a'.repeat(300)).level).toBe('near');
    expect(countForNetwork('bluesky', 'a'.repeat(301)).level).toBe('over');
  });
});
