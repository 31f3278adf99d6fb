import { describe, expect, it } from 'vitest';
import type { NetworkReply } from '../../../../main/engine/http/network-calls.ts';
import { facebook } from '../../../../main/engine/networks/facebook/index.ts';
import type { PublishFile } from '../../../../main/engine/networks/network.ts';
import {
  graphError,
  json,
  lost,
  notSent,
  type ScriptedLine,
  scriptedLine,
  scriptedPublication,
} from '../graph-api/scripted-line.ts';

/** A Page whose list of posts and whose feed are scripted. */
function pageWith(feed: () => NetworkReply) {
  const posts: unknown[] = [];
  const sent: Record<string, string>[] = [];
  const line: ScriptedLine = scriptedLine((request, url) => {
    if (url.pathname.endsWith('/published_posts')) return json({ data: posts });
    if (url.pathname.endsWith('/photos')) return json({ id: '501' });
    if (request.body?.kind === 'form') sent.push({ ...request.body.fields });
    return feed();
  });
  const created = (at: number) => new Date(at).toISOString().replace('.000Z', '+0000');
  const list = (post: object) =>
    posts.unshift({ id: `1029_${posts.length + 1}`, created_time: created(line.time.now), ...post });
  return { line, list, sent };
}

const text = 'Fresh at seven: https://levain.example/bread and https://levain.example/rolls.';

async function commitOnce(
  page: ReturnType<typeof pageWith>,
  files: readonly PublishFile[] = [],
  message = text,
) {
  const publication = scriptedPublication(page.line, { text: message, files });
  const prepared = await facebook.prepare(publication.job());
  if (!prepared.ok) throw new Error(JSON.stringify(prepared));
  await publication.job().save(prepared.value);
  const committedAt = page.line.time.now;
  const outcome = await facebook.commit(publication.job({ committedAt }));
  return {
    publication,
    outcome,
    verify: () => facebook.verify(publication.job({ committedAt })),
  };
}

const image: PublishFile = {
  kind: 'image',
  path: '/loaf.jpg',
  mime: 'image/jpeg',
  bytes: 1000,
  width: 640,
  height: 480,
  durationMs: null,
  alt: '',
  fileName: 'file',
};

describe('§2 the feed call', () => {
  it('names the first link of a text, and none where photos stand instead', async () => {
    const page = pageWith(() => json({ id: '1029_9', permalink_url: '/1029/posts/9' }));
    const { outcome } = await commitOnce(page);
    expect(outcome).toEqual({
      kind: 'published',
      remoteId: '1029_9',
      url: 'https://www.facebook.com/1029/posts/9',
    });
    expect(page.sent[0]).toEqual({ message: text, link: 'https://levain.example/bread' });
    await commitOnce(page, [image, image]);
    expect(page.sent[1]).toEqual({
      message: text,
      'attached_media[0]': '{"media_fbid":"501"}',
      'attached_media[1]': '{"media_fbid":"501"}',
    });
  });

  it('goes without the preview of a link that the network cannot read', async () => {
    let refuse = true;
    const page = pageWith(() => (refuse ? graphError(100, 1609005) : json({ id: '1029_9' })));
    const { publication, outcome } = await commitOnce(page);
    expect(outcome).toMatchObject({ kind: 'rejected', failure: { class: 'retry' } });
    refuse = false;
    expect(await facebook.prepare(publication.job())).toMatchObject({ ok: true });
    expect(await facebook.commit(publication.job())).toMatchObject({ kind: 'published' });
    expect(page.sent[1]).toEqual({ message: text });
  });

  it('is certainly rejected when it never left', async () => {
    const { outcome } = await commitOnce(pageWith(() => notSent));
    expect(outcome).toMatchObject({ kind: 'rejected', failure: { class: 'retry' } });
  });
});

describe('§8 after an unknown commit', () => {
  it('finds the post by its text, its time and its application', async () => {
    const page = pageWith(() => lost);
    const { outcome, verify } = await commitOnce(page);
    expect(outcome.kind).toBe('unknown');
    page.list({ message: 'Something else' });
    page.list({ message: text, application: { id: 'another app' } });
    page.list({
      message: `${text} \n`,
      application: { id: '77' },
      permalink_url: 'https://www.facebook.com/9',
    });
    expect(await verify()).toEqual({
      kind: 'published',
      remoteId: '1029_3',
      url: 'https://www.facebook.com/9',
    });
  });

  it('does not take an earlier post with the same text for it', async () => {
    const page = pageWith(() => lost);
    page.list({ message: text, application: { id: '77' } });
    const { verify } = await commitOnce(page);
    page.line.time.now += 180_000;
    expect(await verify()).toEqual({ kind: 'absent' });
  });

  it('knows its own photo whatever else the post says', async () => {
    const page = pageWith(() => lost);
    const { verify } = await commitOnce(page, [image], '');
    page.list({ attachments: { data: [{ target: { id: '999' } }] } });
    expect(await verify()).toMatchObject({ kind: 'pending' });
    page.list({ attachments: { data: [{ target: { id: '501' } }] } });
    expect(await verify()).toMatchObject({ kind: 'published', remoteId: '1029_2' });
  });

  it('says absent only after looking at 10, 60 and 180 s', async () => {
    const page = pageWith(() => lost);
    const { verify } = await commitOnce(page);
    const looks: number[] = [];
    let outcome = await verify();
    while (outcome.kind === 'pending') {
      looks.push(outcome.recheckInMs);
      page.line.time.now += outcome.recheckInMs;
      outcome = await verify();
    }
    expect(looks).toEqual([10_000, 50_000, 120_000]);
    expect(outcome).toEqual({ kind: 'absent' });
  });

  it('leaves two posts that could both be it to the owner', async () => {
    const page = pageWith(() => lost);
    const { verify } = await commitOnce(page);
    page.list({ message: text });
    page.list({ message: text });
    expect(await verify()).toEqual({ kind: 'undecidable', evidence: 'several-matches' });
  });

  it('a post that shows up after it was given up is not published again', async () => {
    const page = pageWith(() => lost);
    const { publication, verify } = await commitOnce(page);
    page.line.time.now += 180_000;
    expect(await verify()).toEqual({ kind: 'absent' });
    page.list({ message: text });
    const again = await facebook.prepare(publication.job());
    if (!again.ok) throw new Error('The second preparation failed');
    expect(await facebook.commit(publication.job({ progress: again.value }))).toMatchObject({
      kind: 'published',
      remoteId: '1029_1',
    });
    expect(page.sent).toHaveLength(1);
  });

  it('the first of two tries that shows up after the second is found too', async () => {
    const page = pageWith(() => lost);
    const { publication } = await commitOnce(page);
    const first = page.line.time.now;
    page.line.time.now += 600_000;
    const again = await facebook.prepare(publication.job());
    if (!again.ok) throw new Error('The second preparation failed');
    const committedAt = page.line.time.now;
    await facebook.commit(publication.job({ progress: again.value, committedAt }));
    page.list({ message: text, created_time: new Date(first).toISOString() });
    expect(await facebook.verify(publication.job({ committedAt }))).toMatchObject({ kind: 'published' });
  });

  it('a photo that has waited too long is uploaded again', async () => {
    const page = pageWith(() => notSent);
    const { publication } = await commitOnce(page, [image]);
    const uploads = () => page.line.requests.filter(({ url }) => url.includes('/photos')).length;
    await facebook.prepare(publication.job());
    expect(uploads()).toBe(1);
    page.line.time.now += 24 * 60 * 60_000;
    await facebook.prepare(publication.job());
    expect(uploads()).toBe(2);
  });

  it('a duplicate is our own success when the post is there, and a duplicate when it is not', async () => {
    const page = pageWith(() => graphError(506));
    const { outcome, verify } = await commitOnce(page);
    expect(outcome).toMatchObject({
      kind: 'unknown',
      failure: { class: 'verify', code: 'duplicate-content' },
    });
    expect(await verify()).toMatchObject({ kind: 'pending' });
    page.line.time.now += 180_000;
    expect(await verify()).toMatchObject({
      kind: 'rejected',
      failure: { class: 'fix', code: 'duplicate-content', networkCode: '506' },
    });
    page.list({ message: text });
    expect(await verify()).toMatchObject({ kind: 'published' });
  });
});

describe('§2 a finished video', () => {
  const video: PublishFile = {
    ...image,
    kind: 'video',
    path: '/clip.mp4',
    mime: 'video/mp4',
    durationMs: 4000,
  };

  function finished(reply: NetworkReply) {
    const node: Record<string, unknown> = {};
    const line = scriptedLine((request, url) => {
      if (request.method === 'GET') return url.pathname.endsWith('/8802') ? json(node) : json({ data: [] });
      const fields = request.body?.kind === 'form' ? request.body.fields : {};
      if (fields['upload_phase'] === 'start') {
        return json({ upload_session_id: '51', video_id: '8802', start_offset: '1000', end_offset: '1000' });
      }
      return reply;
    });
    return { line, node };
  }

  async function publish(reply: NetworkReply) {
    const { line, node } = finished(reply);
    const publication = scriptedPublication(line, { text, files: [video] });
    const prepared = await facebook.prepare(publication.job());
    if (!prepared.ok) throw new Error('The preparation failed');
    const committedAt = line.time.now;
    const outcome = await facebook.commit(publication.job({ committedAt }));
    return {
      line,
      node,
      publication,
      outcome,
      verify: () => facebook.verify(publication.job({ committedAt })),
    };
  }

  it('is pending until it is published, then known by the id of its post', async () => {
    const { line, node, outcome, verify } = await publish(json({ success: true }));
    expect(outcome).toEqual({ kind: 'accepted' });
    node['status'] = {
      video_status: 'processing',
      publishing_phase: { status: 'not_started', publish_status: 'draft' },
    };
    expect(await verify()).toMatchObject({ kind: 'pending' });
    line.time.now += 3_600_000;
    expect(await verify()).toEqual({ kind: 'pending', recheckInMs: 60_000 });
    Object.assign(node, { published: true, post_id: 42, permalink_url: '/1029/videos/8802' });
    expect(await verify()).toEqual({
      kind: 'published',
      remoteId: '1029_42',
      url: 'https://www.facebook.com/1029/videos/8802',
    });
  });

  it('that the network took and neither shows nor refuses is for the owner after a day', async () => {
    const { line, node, verify } = await publish(json({ success: true }));
    node['status'] = { video_status: 'processing' };
    line.time.now += 24 * 60 * 60_000;
    expect(await verify()).toEqual({ kind: 'undecidable', evidence: 'still-unknown-after-checks' });
  });

  it('whose reply was lost is safe to finish again only while it is a draft', async () => {
    const { line, node, outcome, verify } = await publish(lost);
    expect(outcome.kind).toBe('unknown');
    node['status'] = { publishing_phase: { status: 'not_started', publish_status: 'draft' } };
    expect(await verify()).toMatchObject({ kind: 'pending' });
    line.time.now += 180_000;
    expect(await verify()).toEqual({ kind: 'absent' });
    node['status'] = { publishing_phase: { status: 'in_progress' } };
    expect(await verify()).toMatchObject({ kind: 'pending' });
  });

  it('that cannot be processed is uploaded once more, and then it is the file', async () => {
    const { node, publication, verify } = await publish(json({ success: true }));
    node['status'] = { video_status: 'error', processing_phase: { status: 'error' } };
    const failure = { code: 'media-processing-failed' };
    expect(await verify()).toMatchObject({ kind: 'rejected', failure: { class: 'retry', ...failure } });
    expect(await facebook.prepare(publication.job())).toMatchObject({ ok: true });
    expect(await facebook.commit(publication.job())).toEqual({ kind: 'accepted' });
    expect(await verify()).toMatchObject({ kind: 'rejected', failure: { class: 'fix', ...failure } });
  });
});
