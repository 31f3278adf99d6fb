import { describe, expect, test } from 'vitest';
import { checkVariant, type VariantContent } from '../../../shared/limits/check-variant.ts';
import type { MediaAsset } from '../../../shared/model/media.ts';
import { defaultOptions } from '../../../shared/model/option-defaults.ts';
import type { PublishOptions } from '../../../shared/model/publish-options.ts';

const picture: MediaAsset = {
  id: 'p1',
  kind: 'image',
  fileName: 'rye.jpg',
  mime: 'image/jpeg',
  bytes: 90_000,
  width: 1080,
  height: 1080,
  durationMs: null,
  framesPerSecond: null,
  videoCodec: null,
  audioCodec: null,
  animated: false,
  pages: null,
  digest: '00',
  importedAt: 0,
};
const video: MediaAsset = {
  ...picture,
  id: 'v1',
  kind: 'video',
  mime: 'video/mp4',
  width: 1080,
  height: 1920,
  durationMs: 8000,
  framesPerSecond: 30,
  videoCodec: 'avc',
};

/** Findings of a content, advice in brackets. */
function findings(
  network: 'facebook' | 'instagram',
  assets: readonly MediaAsset[],
  options: Partial<PublishOptions> = {},
  more: Partial<VariantContent> & { readonly alt?: string } = {},
) {
  const { alt = 'A loaf', ...rest } = more;
  return checkVariant(network, {
    text: '',
    media: assets.map((asset) => ({ asset, alt })),
    tiktok: null,
    options: { ...defaultOptions, ...options },
    accountKind: network === 'facebook' ? 'page' : 'professional',
    ...rest,
  }).map(({ code, blocking }) => (blocking ? code : `(${code})`));
}

const sized = (width: number, height: number): MediaAsset => ({ ...video, width, height });

describe.each(['facebook', 'instagram'] as const)('a story on %s', (network) => {
  const story = { format: 'story' } as const;

  test('takes a picture or a video, with or without an alternative text', () => {
    expect(findings(network, [picture], story)).toEqual([]);
    expect(findings(network, [picture], story, { alt: '' })).toEqual([]);
    expect(findings(network, [video], story)).toEqual([]);
  });

  test('says that words are left out, and takes one file', () => {
    expect(findings(network, [picture], story, { text: 'Words' })).toEqual(['(story-without-words)']);
    expect(findings(network, [picture, picture], story)).toContain('story-needs-one-file');
    expect(findings(network, [{ ...video, durationMs: 61_000 }], story)).toEqual(['video-too-long']);
  });
});

describe('a reel on Facebook', () => {
  const reel = { format: 'reel' } as const;

  test('is 9:16, to the pixel that an encoder rounds by', () => {
    expect(findings('facebook', [video], reel)).toEqual([]);
    expect(findings('facebook', [sized(720, 1282)], reel)).toEqual([]);
    expect(findings('facebook', [sized(1000, 2000)], reel)).toEqual(['video-ratio']);
    expect(findings('facebook', [sized(1080, 1080)], reel)).toEqual(['video-ratio']);
    expect(findings('facebook', [sized(360, 640)], reel)).toEqual(['video-dimensions']);
  });
});

describe('a carousel on Instagram', () => {
  test('takes pictures and videos together, ten at most', () => {
    expect(findings('instagram', [picture, video, video])).toEqual([]);
    const eleven = Array.from({ length: 11 }, (_, index) => (index === 0 ? video : picture));
    expect(findings('instagram', eleven)).toContain('too-many-files');
    expect(findings('facebook', [picture, video])).toEqual(['images-and-video-mixed']);
  });
});

describe('what an owner adds on Instagram', () => {
  test('has its limits: 20 people marked, three partners', () => {
    const tags = (count: number) =>
      Array.from({ length: count }, () => ({ file: 0, username: 'anna', x: 0, y: 0 }));
    expect(findings('instagram', [picture], { userTags: tags(20) })).toEqual([]);
    expect(findings('instagram', [picture], { userTags: tags(21) })).toEqual(['too-many-user-tags']);
    expect(findings('instagram', [picture], { collaborators: ['a', 'b', 'c'] })).toEqual([]);
    expect(findings('instagram', [picture], { collaborators: ['a', 'b', 'c', 'd'] })).toEqual([
      'too-many-collaborators',
    ]);
  });
});
