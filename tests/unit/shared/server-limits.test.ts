import { expect, test } from 'vitest';
import { checkVariant, type VariantContent } from '../../../shared/limits/check-variant.ts';
import { networkLimits } from '../../../shared/limits/network-limits.ts';
import { limitsFor } from '../../../shared/limits/server-limits.ts';
import type { MediaAsset } from '../../../shared/model/media.ts';
import { defaultOptions } from '../../../shared/model/option-defaults.ts';
import type { ServerLimits } from '../../../shared/model/server-limits.ts';

const own: ServerLimits = {
  maxCharacters: 1000,
  charactersPerUrl: 30,
  maxFiles: 6,
  mimeTypes: ['image/png', 'video/mp4'],
  imageBytes: 2_000_000,
  imagePixels: 1_000_000,
  videoBytes: 5_000_000,
  videoPixels: 921_600,
  frameRate: 30,
  maxAlt: 100,
  poll: { maxOptions: 6, maxCharacters: 100, minSeconds: 7200, maxSeconds: 86_400 },
};

const write = (change: Partial<VariantContent>): VariantContent => ({
  text: 'Bread',
  media: [],
  tiktok: null,
  options: defaultOptions,
  accountKind: 'profile',
  ...change,
});

const codes = (content: VariantContent, limits = limitsFor('mastodon', own)) =>
  checkVariant('mastodon', content, limits).map(({ code }) => code);

const video: MediaAsset = {
  id: 'v',
  kind: 'video',
  fileName: 'v.mp4',
  mime: 'video/mp4',
  bytes: 1_000_000,
  width: 1920,
  height: 1080,
  durationMs: 4000,
  framesPerSecond: 30,
  videoCodec: 'avc',
  audioCodec: null,
  animated: false,
  pages: null,
  digest: 'd',
  importedAt: 0,
};

test('without limits of its own an account has those of its network', () => {
  expect(limitsFor('mastodon', undefined)).toBe(networkLimits.mastodon);
  expect(codes(write({ text: 'a'.repeat(501) }), networkLimits.mastodon)).toEqual(['text-too-long']);
});

test('a server that takes more is not held to the usual, one that takes less is', () => {
  expect(codes(write({ text: 'a'.repeat(1000) }))).toEqual([]);
  expect(codes(write({ text: `${'a'.repeat(969)} https://levain.be/a` }))).toEqual([]);
  expect(codes(write({ text: `${'a'.repeat(970)} https://levain.be/a` }))).toEqual(['text-too-long']);
  expect(codes(write({ media: [{ asset: video, alt: 'Bread' }] }))).toEqual(['video-dimensions']);
  const small = { ...video, width: 1280, height: 720 };
  expect(codes(write({ media: [{ asset: small, alt: 'Bread' }] }))).toEqual([]);
  const webm = { ...small, mime: 'video/webm', bytes: 6_000_000 };
  expect(codes(write({ media: [{ asset: webm, alt: 'Bread' }] }))).toEqual([
    'video-format',
    'video-too-large',
  ]);
});

test('a poll runs as long as the server lets it', () => {
  const limits = limitsFor('mastodon', own);
  expect(limits.poll).toMatchObject({ durationHours: [6, 12, 24], maxOptions: 6, option: 100 });
  const poll = { question: '', options: ['a', 'b'], durationHours: 168, multiple: false };
  expect(codes(write({ options: { ...defaultOptions, poll } }))).toEqual(['poll-duration']);
});

test('a server whose formats Kaizup knows none of keeps the usual ones', () => {
  expect(limitsFor('mastodon', { ...own, mimeTypes: ['audio/ogg'] }).images?.formats).toEqual(
    networkLimits.mastodon.images?.formats,
  );
  expect(limitsFor('mastodon', own).images?.formats).toEqual(['image/png']);
});
