import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { bluesky } from '../../main/engine/networks/bluesky/index.ts';
import { fileDigest, openPdsStage, type PdsStage } from './pds-stage.ts';

let stage: PdsStage;
beforeAll(async () => {
  stage = await openPdsStage();
}, 60_000);
afterAll(() => stage.close());
beforeEach(() => stage.newPerson());

describe('publishing', () => {
  test('text with a link, a tag and mentions', async () => {
    const text = `Brød 🥖 by @${stage.person.handle} and @nobody.test: https://levain.example/pain #gent`;
    const outcome = await stage.write(text).publish(bluesky);
    const [post] = await stage.posts();
    expect(outcome).toEqual({
      kind: 'published',
      remoteId: post?.uri,
      url: `https://bsky.app/profile/${stage.person.handle}/post/${post?.uri.split('/').at(-1)}`,
    });
    const bytes = Buffer.from(text);
    const facets = z
      .array(
        z.object({
          index: z.object({ byteStart: z.number(), byteEnd: z.number() }),
          features: z.array(z.json()),
        }),
      )
      .parse(post?.value.facets);
    expect(
      facets.map(({ index, features }) => ({
        text: bytes.subarray(index.byteStart, index.byteEnd).toString(),
        feature: features[0],
      })),
    ).toEqual([
      {
        text: `@${stage.person.handle}`,
        feature: { $type: 'app.bsky.richtext.facet#mention', did: stage.person.did },
      },
      {
        text: 'https://levain.example/pain',
        feature: { $type: 'app.bsky.richtext.facet#link', uri: 'https://levain.example/pain' },
      },
      { text: '#gent', feature: { $type: 'app.bsky.richtext.facet#tag', tag: 'gent' } },
    ]);
  });

  test.each([1, 4])('%i image(s), bytes unchanged', async (number) => {
    const files = await Promise.all(
      Array.from({ length: number }, (_, index) => stage.photo(`${number}-${index}`, 640 + index, 480)),
    );
    expect(await stage.write('Fresh', files).publish(bluesky)).toMatchObject({ kind: 'published' });
    const [post] = await stage.posts();
    const embed = z
      .object({
        $type: z.literal('app.bsky.embed.images'),
        images: z.array(
          z.object({
            alt: z.string(),
            aspectRatio: z.json(),
            image: z.object({ ref: z.object({ $link: z.string() }) }),
          }),
        ),
      })
      .parse(post?.value.embed);
    expect(embed.images.map(({ alt, aspectRatio }) => ({ alt, aspectRatio }))).toEqual(
      files.map(({ alt, width, height }) => ({ alt, aspectRatio: { width, height } })),
    );
    expect(await Promise.all(embed.images.map(({ image }) => stage.blobDigest(image.ref.$link)))).toEqual(
      await Promise.all(files.map(fileDigest)),
    );
  });

  test('a video, bytes unchanged', async () => {
    const file = await stage.video('clip');
    expect(await stage.write('The oven at five', [file]).publish(bluesky)).toMatchObject({
      kind: 'published',
    });
    const [post] = await stage.posts();
    const embed = z
      .object({
        $type: z.literal('app.bsky.embed.video'),
        video: z.object({ ref: z.object({ $link: z.string() }) }),
      })
      .parse(post?.value.embed);
    expect(await stage.blobDigest(embed.video.ref.$link)).toBe(await fileDigest(file));
  });

  test('ten pictures as a gallery', async () => {
    const files = await Promise.all(
      Array.from({ length: 10 }, (_, index) => stage.photo(`gallery-${index}`, 400 + index, 300)),
    );
    expect(await stage.write('The whole counter', files).publish(bluesky)).toMatchObject({
      kind: 'published',
    });
    const [post] = await stage.posts();
    expect(post?.value.embed).toMatchObject({
      $type: 'app.bsky.embed.gallery',
      items: files.map(({ alt, width, height }) => ({ alt, aspectRatio: { width, height } })),
    });
  });

  test('a link card with a picture of its own', async () => {
    const linkThumb = await stage.photo('card', 600, 315);
    const link = {
      url: 'https://levain.example/bread',
      title: 'Our breads',
      description: 'From Ghent',
      thumbAssetId: 'thumb',
    };
    expect(await stage.write('Read on', [], { options: { link }, linkThumb }).publish(bluesky)).toMatchObject(
      {
        kind: 'published',
      },
    );
    const [post] = await stage.posts();
    const { external } = z
      .object({
        external: z.object({
          uri: z.string(),
          title: z.string(),
          description: z.string(),
          thumb: z.object({ ref: z.object({ $link: z.string() }) }),
        }),
      })
      .parse(post?.value.embed);
    expect(external).toMatchObject({ uri: link.url, title: link.title, description: link.description });
    expect(await stage.blobDigest(external.thumb.ref.$link)).toBe(await fileDigest(linkThumb));
  });

  test('a quote of somebody else, found by the address of its page, with a picture', async () => {
    const other = await stage.write('Worth quoting').publish(bluesky);
    const author = stage.person;
    if (other.kind !== 'published') throw new Error('Not published');
    await stage.newPerson();
    const reshareOf = `https://bsky.app/profile/${author.handle}/post/${other.remoteId.split('/').at(-1)}`;
    const files = [await stage.photo('quoting', 320, 320)];
    expect(await stage.write('So true', files, { options: { reshareOf } }).publish(bluesky)).toMatchObject({
      kind: 'published',
    });
    const [post] = await stage.posts();
    expect(post?.value.embed).toMatchObject({
      $type: 'app.bsky.embed.recordWithMedia',
      record: { record: { uri: other.remoteId, cid: await stage.cidOf(other.remoteId) } },
      media: { $type: 'app.bsky.embed.images' },
    });
  });

  test('a quote of what is not there is for the owner to mend', async () => {
    const reshareOf = `at://${stage.person.did}/app.bsky.feed.post/3lbqk5qnzbc2a`;
    expect(await bluesky.prepare(stage.write('Gone', [], { options: { reshareOf } }).job())).toMatchObject({
      ok: false,
      failure: { class: 'fix', code: 'not-found' },
    });
  });

  test('a warning and a language', async () => {
    const options = { contentWarning: 'nudity', language: 'fr-BE' };
    expect(
      await stage.write('Attention', [await stage.photo('warned', 320, 240)], { options }).publish(bluesky),
    ).toMatchObject({ kind: 'published' });
    expect((await stage.posts())[0]?.value).toMatchObject({
      labels: { $type: 'com.atproto.label.defs#selfLabels', values: [{ val: 'nudity' }] },
      langs: ['fr-BE'],
    });
  });

  test('a file that the server finds too large is for the owner to mend', async () => {
    const file = await stage.video('large', 10_000_001);
    expect(await bluesky.prepare(stage.write('Too large', [file]).job())).toMatchObject({
      ok: false,
      failure: { class: 'fix', code: 'media-too-large' },
    });
  });

  test('a text that the server refuses is for the owner to mend, and is not published', async () => {
    expect(await stage.write('x'.repeat(301)).publish(bluesky)).toMatchObject({
      kind: 'rejected',
      failure: { class: 'fix', code: 'content-refused', networkCode: 'InvalidRequest' },
    });
    expect(await stage.posts()).toEqual([]);
  });

  test('a refused token asks for a sign-in', async () => {
    stage.account = { ...stage.account, token: 'not-a-token' };
    expect(await stage.write('Who goes there').publish(bluesky)).toMatchObject({
      kind: 'rejected',
      failure: { class: 'reauth', code: 'signed-out' },
    });
  });
});
