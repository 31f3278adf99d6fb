import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { appPassword } from '../contract/bluesky-client.ts';
import { bakery, postBody, signIn as signInAtLinkedIn } from '../contract/linkedin-client.ts';
import { instagramId, type MetaBench, pageIds, startMetaBench } from '../contract/meta-bench.ts';
import { makeJpeg, startPractice } from '../contract/practice.ts';
import { type FrontDoor, openFrontDoor } from './front-door.ts';
import { blueskyClient, linkedinClient, metaClient } from './vendor-clients.mjs';

/*
 * What the vendors wrote for their own networks, let loose on the practice ones: it knows nothing of Kaizup and takes only what it
 * takes from the original.
 */

describe('Meta’s own client', () => {
  let bench: MetaBench;
  let token: string;
  beforeAll(async () => {
    bench = await startMetaBench();
    token = await bench.pageToken(pageIds.levain);
  });
  afterAll(() => bench.close());
  const client = () => metaClient(`${bench.server.origin}/graph.facebook.com`, token);

  test('publishes to a Page, reads it back, changes and deletes it', async () => {
    const page = client().page(pageIds.levain);
    expect((await page.get(['name', 'instagram_business_account']))._data).toMatchObject({
      id: pageIds.levain,
      name: 'Maison Levain',
      instagram_business_account: { id: instagramId },
    });
    const { id } = await page.createFeed([], { message: 'Fresh bread' });
    const post = client().pagePost(id);
    expect((await post.get(['message', 'permalink_url']))._data).toMatchObject({ message: 'Fresh bread' });
    await post.update([], { message: 'Fresh rye' });
    expect((await post.get(['message']))._data).toMatchObject({ message: 'Fresh rye' });
    await post.delete([]);
    await expect(post.get(['message'])).rejects.toMatchObject({ status: 400 });
  });

  test('goes from page to page of a list', async () => {
    const page = client().page(pageIds.levain);
    for (const message of ['One', 'Two', 'Three']) await page.createFeed([], { message });
    const posts = await page.getPublishedPosts(['message'], { limit: 2 });
    expect(posts.map(({ _data }) => _data['message'])).toEqual(['Three', 'Two']);
    expect(posts.hasNext()).toBe(true);
    expect((await posts.next())[0]?._data).toMatchObject({ message: 'One' });
  });

  test('leaves a post to be published later, comments, and reads figures', async () => {
    const page = client().page(pageIds.levain);
    const later = Math.floor(bench.server.clock.now() / 1000) + 3600;
    const held = await page.createFeed([], {
      message: 'Tomorrow',
      published: false,
      scheduled_publish_time: later,
    });
    const scheduled = await page.getScheduledPosts(['scheduled_publish_time']);
    expect(scheduled.map(({ id, _data }) => [id, _data['scheduled_publish_time']])).toEqual([
      [held.id, later],
    ]);
    const { id } = await page.createFeed([], { message: 'Who comes?' });
    const post = client().pagePost(id);
    await post.createComment([], { message: 'We are open until six' });
    expect((await post.getComments(['message'])).map(({ _data }) => _data['message'])).toContain(
      'We are open until six',
    );
    const figures = await page.getInsights([], { metric: 'page_media_view', period: 'day' });
    expect(figures[0]?._data).toMatchObject({ name: 'page_media_view', period: 'day' });
  });

  test('publishes a picture on Instagram through a container', async () => {
    const account = client().professional(instagramId);
    const picture = bench.host(await bench.jpeg(1080, 1080), 'image/jpeg');
    const { id } = await account.createMedia([], { image_url: picture, caption: 'Croissants' });
    bench.server.clock.advance(60_000);
    const media = await account.createMediaPublish([], { creation_id: id });
    const [newest] = await account.getMedia(['caption', 'media_type']);
    expect(newest?._data).toMatchObject({ id: media.id, caption: 'Croissants', media_type: 'IMAGE' });
  });
});

describe('LinkedIn’s own client', () => {
  const versionString = '202609';

  test('publishes as an organisation, finds the post, changes and deletes it', async () => {
    const bench = await startPractice();
    const accessToken = await signInAtLinkedIn(bench);
    const client = linkedinClient(bench.at('api.linkedin.com', ''));
    const { createdEntityId } = await client.create({
      resourcePath: '/posts',
      entity: postBody(bakery, 'Fresh bread (from rye)'.replace('(', '\\(').replace(')', '\\)')),
      accessToken,
      versionString,
    });
    expect(createdEntityId).toMatch(/^urn:li:(?:share|ugcPost):\d+$/);
    const one = {
      resourcePath: '/posts/{id}',
      pathKeys: { id: createdEntityId },
      accessToken,
      versionString,
    };
    expect((await client.get(one)).data).toMatchObject({ id: createdEntityId, author: bakery });
    const found = await client.finder({
      resourcePath: '/posts',
      finderName: 'author',
      queryParams: { author: bakery, count: 5, sortBy: 'LAST_MODIFIED' },
      accessToken,
      versionString,
    });
    expect(found.data.elements).toMatchObject([{ id: createdEntityId }]);
    const changed = await client.partialUpdate({ ...one, patchSetObject: { commentary: 'Fresh rye' } });
    expect(changed.status).toBe(204);
    expect((await client.get(one)).data).toMatchObject({ commentary: 'Fresh rye' });
    expect((await client.delete(one)).status).toBe(204);
    await expect(client.get(one)).rejects.toMatchObject({ response: { status: 404 } });
  });

  test('begins the upload of a picture, and hears of what it may not do', async () => {
    const bench = await startPractice();
    const accessToken = await signInAtLinkedIn(bench);
    const client = linkedinClient(bench.at('api.linkedin.com', ''));
    const begun = await client.action({
      resourcePath: '/images',
      actionName: 'initializeUpload',
      data: { initializeUploadRequest: { owner: bakery } },
      accessToken,
      versionString,
    });
    expect(begun.data.value).toMatchObject({
      image: expect.stringMatching(/^urn:li:image:/),
      uploadUrl: expect.stringMatching(/^http/),
    });
    const stranger = { ...postBody('urn:li:organization:1', 'Not ours') };
    await expect(
      client.create({ resourcePath: '/posts', entity: stranger, accessToken, versionString }),
    ).rejects.toMatchObject({ response: { status: 403 } });
  });
});

describe('Bluesky’s own client', () => {
  let door: FrontDoor;
  afterAll(() => door.close());

  test('takes every reply for what the lexicons say, from signing in to signing out', async () => {
    const bench = await startPractice();
    door = await openFrontDoor(bench.at('bsky.social', ''));
    const client = blueskyClient(door.origin);
    await client.login(appPassword(bench));
    expect(client.session).toMatchObject({ handle: 'maison-levain.bsky.social' });
    const { data } = await client.uploadBlob(await makeJpeg(), { encoding: 'image/jpeg' });
    const { uri } = await client.post({
      text: 'Fresh bread',
      createdAt: new Date(bench.server.clock.now()).toISOString(),
      embed: { $type: 'app.bsky.embed.images', images: [{ alt: 'Bread', image: data.blob }] },
    });
    const { posts } = (await client.getPosts({ uris: [uri] })).data;
    expect(posts).toMatchObject([{ uri, record: { text: 'Fresh bread' } }]);
    expect((await client.getPostThread({ uri })).data.thread).toMatchObject({ post: { uri } });
    expect((await client.getProfile({ actor: client.session?.did ?? '' })).data).toMatchObject({
      handle: 'maison-levain.bsky.social',
    });
    await client.deletePost(uri);
    expect((await client.getPosts({ uris: [uri] })).data.posts).toEqual([]);
    await client.logout();
    expect(client.session).toBeUndefined();
  });
});
