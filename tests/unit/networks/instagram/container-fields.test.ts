import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { carouselFields, leafFields } from '../../../../main/engine/networks/instagram/container-fields.ts';
import type { PublishContent, PublishFile } from '../../../../main/engine/networks/network.ts';
import { contentTypeOf } from '../../../../shared/model/content-type.ts';
import { defaultOptions } from '../../../../shared/model/option-defaults.ts';

const file = (kind: 'image' | 'video', alt: string): PublishFile => ({
  kind,
  path: '/a',
  mime: kind === 'image' ? 'image/jpeg' : 'video/mp4',
  bytes: 1,
  width: 1,
  height: 1,
  durationMs: null,
  alt,
  fileName: 'a',
});

/** Contents with everything that an owner may choose, sensible or not. */
const contents = fc
  .record({
    text: fc.string(),
    kinds: fc.array(fc.constantFrom('image' as const, 'video' as const), { minLength: 1, maxLength: 10 }),
    alt: fc.string(),
    format: fc.constantFrom('post' as const, 'reel' as const, 'story' as const),
    collaborators: fc.array(fc.string({ minLength: 1 }), { maxLength: 3 }),
    tagged: fc.array(fc.nat({ max: 9 }), { maxLength: 5 }),
    place: fc.boolean(),
    offsetMs: fc.option(fc.nat()),
    shareToFeed: fc.boolean(),
    withCover: fc.boolean(),
  })
  .map((parts): PublishContent => {
    const kinds = parts.format === 'post' ? parts.kinds : parts.kinds.slice(0, 1);
    const options = {
      ...defaultOptions,
      format: parts.format,
      collaborators: parts.collaborators,
      userTags: parts.tagged.map((index) => ({ file: index, username: '@anna', x: 0.5, y: 1 })),
      location: parts.place ? { id: '1029', name: 'Gent' } : null,
      cover: { assetId: null, offsetMs: parts.offsetMs },
      shareToFeed: parts.shareToFeed,
    };
    return {
      text: parts.text,
      files: kinds.map((kind) => file(kind, parts.alt)),
      tiktok: null,
      type: contentTypeOf({ options, kinds }),
      options,
      cover: parts.withCover ? file('image', '') : null,
      linkThumb: null,
      handOverAt: null,
    };
  });

/** Where the contract lets each parameter stand (§3.1). */
const allowed: Readonly<Record<string, readonly string[]>> = {
  image: ['alt_text', 'user_tags', 'caption', 'location_id', 'collaborators'],
  reel: [
    'media_type',
    'share_to_feed',
    'thumb_offset',
    'user_tags',
    'caption',
    'location_id',
    'collaborators',
  ],
  story: ['media_type', 'user_tags'],
  'image child': ['is_carousel_item', 'alt_text', 'user_tags'],
  'video child': ['is_carousel_item', 'media_type'],
};

function placeOf({ files, type }: PublishContent, index: number): string {
  const kind = files[index]?.kind ?? 'image';
  if (type.endsWith('story')) return 'story';
  if (files.length > 1) return `${kind} child`;
  return kind === 'video' ? 'reel' : 'image';
}

describe('§3.1 what a container says', () => {
  it('stands only where the network takes it, whatever the owner chose', () => {
    fc.assert(
      fc.property(contents, (content) => {
        for (const index of content.files.keys()) {
          const fields = leafFields(content, index);
          expect(allowed[placeOf(content, index)]).toEqual(expect.arrayContaining(Object.keys(fields)));
          for (const value of Object.values(fields)) expect(value).toBeTypeOf('string');
        }
      }),
    );
  });

  it('marks people on their own file: with a place on a picture, without one on a video', () => {
    fc.assert(
      fc.property(contents, (content) => {
        for (const [index, { kind }] of content.files.entries()) {
          const { user_tags } = leafFields(content, index);
          const tags = JSON.parse(user_tags ?? '[]') as readonly object[];
          if (placeOf(content, index) === 'video child') continue;
          expect(tags).toHaveLength(content.options.userTags.filter((tag) => tag.file === index).length);
          for (const tag of tags) {
            expect(tag).toEqual(kind === 'video' ? { username: 'anna' } : { username: 'anna', x: 0.5, y: 1 });
          }
        }
      }),
    );
  });

  it('gives a carousel the words, the place and the partners of the whole', () => {
    fc.assert(
      fc.property(contents, (content) => {
        const fields = carouselFields(content, ['1', '2']);
        expect(fields).toMatchObject({ media_type: 'CAROUSEL', children: '1,2' });
        expect(fields['caption'] ?? '').toBe(content.text);
        expect(fields['location_id']).toBe(content.options.location?.id);
        expect(Object.keys(fields)).not.toContain('user_tags');
      }),
    );
  });

  it('names no frame where a picture is the cover', () => {
    fc.assert(
      fc.property(contents, (content) => {
        const { thumb_offset } = leafFields(content, 0);
        if (content.cover !== null) expect(thumb_offset).toBeUndefined();
      }),
    );
  });
});
