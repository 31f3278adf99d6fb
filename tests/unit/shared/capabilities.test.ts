import { describe, expect, test } from 'vitest';
import { featureSupport, typeSupport } from '../../../shared/capabilities/index.ts';
import { type ContentType, contentTypeOf } from '../../../shared/model/content-type.ts';
import type { MediaKind } from '../../../shared/model/media.ts';
import { defaultOptions } from '../../../shared/model/option-defaults.ts';
import type { PublishOptions } from '../../../shared/model/publish-options.ts';

describe('what a network does not offer', () => {
  test('comes with the reason that an owner is told', () => {
    expect(typeSupport('tiktok', 'creator', 'images')).toBe('needs-verified-domain');
    expect(featureSupport('instagram', 'professional', 'edit')).toBe('not-for-apps');
    expect(featureSupport('linkedin', 'member', 'hand-over')).toBe('not-for-apps');
  });

  test('may depend on the kind of account', () => {
    expect(featureSupport('linkedin', 'organization', 'comments-read')).toBe(true);
    expect(featureSupport('linkedin', 'member', 'comments-read')).toBe('needs-approved-app');
    expect(featureSupport('linkedin', 'member', 'demographics')).toBe('other-account-kind');
  });
});

describe('the type of a content', () => {
  test.each([
    [{}, [], 'text'],
    [{}, ['image'], 'image'],
    [{}, ['image', 'image'], 'images'],
    [{}, ['video'], 'video'],
    [{}, ['document'], 'document'],
    [{ format: 'reel' }, ['video'], 'reel'],
    [{ format: 'story' }, ['video'], 'video-story'],
    [{ format: 'story' }, ['image'], 'photo-story'],
    [{ reshareOf: 'urn:li:share:1' }, [], 'reshare'],
    [{ link: { url: 'https://a.example', title: '', description: '', thumbAssetId: null } }, [], 'link'],
    [{ poll: { question: 'Rye?', options: ['Yes', 'No'], durationHours: 24, multiple: false } }, [], 'poll'],
  ] satisfies [Partial<PublishOptions>, MediaKind[], ContentType][])(
    '%j with %j is %s',
    (options, kinds, type) => {
      expect(contentTypeOf({ options: { ...defaultOptions, ...options }, kinds })).toBe(type);
    },
  );
});
