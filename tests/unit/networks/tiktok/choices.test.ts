import { defaultOptions } from '../../../../shared/model/option-defaults.ts';
import { lost, scriptedLine } from '../graph-api/scripted-line.ts';
import { describe, expect, test } from 'vitest';
import type {
  CreatorChoices,
  PublishContent,
  PublishFile,
} from '../../../../main/engine/networks/network.ts';
import { checkChoices } from '../../../../main/engine/networks/tiktok/creator.ts';
import { codeChallenge, signIn } from '../../../../main/engine/networks/tiktok/sign-in.ts';
import { recheckIn } from '../../../../main/engine/networks/tiktok/verify.ts';
import type { TikTokOptions } from '../../../../shared/model/post.ts';

const video: PublishFile = {
  kind: 'video',
  path: '/clip.mp4',
  mime: 'video/mp4',
  bytes: 1000,
  width: 1080,
  height: 1920,
  durationMs: 60_000,
  alt: '',
  fileName: 'file',
};

const offered: CreatorChoices = {
  nickname: 'Levain',
  privacyLevels: ['MUTUAL_FOLLOW_FRIENDS', 'SELF_ONLY'],
  commentDisabled: false,
  duetDisabled: true,
  stitchDisabled: true,
  maxDurationMs: 60_000,
  onlyPrivate: false,
};

const chosen: TikTokOptions = {
  privacyLevel: 'SELF_ONLY',
  allowComment: true,
  allowDuet: false,
  allowStitch: false,
  yourBrand: false,
  brandedContent: false,
  consented: true,
};

function check(options: Partial<TikTokOptions> | null, offer: Partial<CreatorChoices> = {}) {
  const content: PublishContent = {
    text: '',
    files: [video],
    tiktok: options === null ? null : { ...chosen, ...options },
    type: 'video',
    options: defaultOptions,
    cover: null,
    linkThumb: null,
    handOverAt: null,
  };
  return checkChoices(content, video, { ...offered, ...offer });
}

describe("§T4 the owner's choices", () => {
  test('that are still offered stand', () => {
    expect(check({})).toBeUndefined();
  });

  test.each([[null], [{ privacyLevel: null }], [{ consented: false }]])('%j are missing', (options) => {
    expect(check(options)).toEqual({ class: 'fix', code: 'choice-missing' });
  });

  test.each([
    [{ privacyLevel: 'PUBLIC_TO_EVERYONE' }],
    [{ allowDuet: true }],
    [{ allowStitch: true }],
    [{ brandedContent: true }],
  ])('%j are not offered', (options) => {
    expect(check(options)).toEqual({ class: 'fix', code: 'choice-not-offered' });
  });

  test('comments that the creator has switched off are not offered', () => {
    expect(check({}, { commentDisabled: true })).toEqual({ class: 'fix', code: 'choice-not-offered' });
  });

  test('a video longer than the creator may post is for the owner to mend', () => {
    expect(check({}, { maxDurationMs: 59_999 })).toEqual({ class: 'fix', code: 'media-duration' });
  });
});

test('§T1 the challenge is the hash in hex, not in base64url', async () => {
  const verifier = 'a'.repeat(64);
  expect(codeChallenge(verifier)).toBe('ffe054fe7ae0cb6dc65c3af9b61d5209f439851db43d0ba5997337df154668eb');
  const page = await signIn.authorize(
    { ...scriptedLine(() => lost), client: { clientId: 'key', clientSecret: 'secret' } },
    {
      redirectUri: 'http://127.0.0.1:5000/callback/tiktok/',
      state: 'state',
      codeVerifier: verifier,
      service: null,
      loginHint: null,
      expected: null,
    },
  );
  if (!page.ok) throw new Error(page.failure.code);
  const { searchParams } = new URL(page.value.url);
  expect(searchParams.get('code_challenge')).toBe(codeChallenge(verifier));
  expect(searchParams.get('client_key')).toBe('key');
  expect(searchParams.get('scope')?.split(',')).toContain('video.publish');
});

test('§T7 the pauses between questions only grow', () => {
  const ages = [0, 9_999, 10_000, 59_999, 60_000, 599_999, 600_000, 3_599_999, 3_600_000, 86_400_000];
  const pauses = ages.map(recheckIn);
  expect(pauses).toEqual([...pauses].sort((first, second) => first - second));
});
