import { describe, expect, it } from 'vitest';
import type { NetworkReply, NetworkRequest } from '../../../../main/engine/http/network-calls.ts';
import { instagram } from '../../../../main/engine/networks/instagram/index.ts';
import type { PublishFile } from '../../../../main/engine/networks/network.ts';
import { ok } from '../../../../shared/outcome.ts';
import { graphError, json, lost, scriptedLine, scriptedPublication } from '../graph-api/scripted-line.ts';

const image: PublishFile = {
  kind: 'image',
  path: '/loaf.jpg',
  mime: 'image/jpeg',
  bytes: 1000,
  width: 640,
  height: 640,
  durationMs: null,
  alt: 'A loaf',
  fileName: 'file',
};
const video: PublishFile = {
  ...image,
  kind: 'video',
  path: '/clip.mp4',
  mime: 'video/mp4',
  durationMs: 4000,
  alt: '',
};

interface Script {
  /** Replies to reads of a container; `FINISHED` when absent. */
  status?(id: string, fields: string): NetworkReply;
  publish?(): NetworkReply;
  rupload?(request: NetworkRequest): NetworkReply;
  quota?: number;
  media?: readonly object[];
}

/** An account whose answers are scripted; containers are numbered in the order they are made. */
function account(script: Script) {
  const made: Record<string, string>[] = [];
  const uploads: NetworkRequest[] = [];
  let published = 0;
  const line = scriptedLine((request, { host, pathname, searchParams }) => {
    if (host === 'rupload.facebook.com') {
      uploads.push(request);
      return script.rupload?.(request) ?? json({ success: true });
    }
    const last = pathname.split('/').at(-1) ?? '';
    if (last === 'content_publishing_limit') {
      return json({
        data: [{ quota_usage: script.quota ?? 2, config: { quota_total: 50, quota_duration: 86400 } }],
      });
    }
    if (last === 'media_publish') {
      published += 1;
      return script.publish?.() ?? json({ id: '9001' });
    }
    if (last === 'media' && request.method === 'POST') {
      const fields = request.body?.kind === 'form' ? request.body.fields : {};
      made.push({ ...fields });
      const id = String(made.length);
      return json(
        fields['upload_type'] === 'resumable'
          ? { id, uri: `https://rupload.facebook.com/ig-api-upload/v26.0/${id}` }
          : { id },
      );
    }
    if (last === 'media') return json({ data: script.media ?? [] });
    if (last === '9001') return json({ permalink: 'https://www.instagram.com/p/x/' });
    return script.status?.(last, searchParams.get('fields') ?? '') ?? json({ status_code: 'FINISHED' });
  });
  return { line, made, uploads, publishedTimes: () => published };
}

function publication(
  line: ReturnType<typeof account>['line'],
  files: readonly PublishFile[],
  text = 'Fresh',
) {
  return scriptedPublication(line, { text, files });
}

describe('§3.1 containers', () => {
  it('an image has the caption and its description', async () => {
    const { line, made } = account({});
    const job = publication(line, [image]);
    expect(await instagram.prepare(job.job())).toMatchObject({ ok: true });
    expect(made).toEqual([
      { image_url: 'https://media.example/loaf.jpg', caption: 'Fresh', alt_text: 'A loaf' },
    ]);
  });

  it('in a carousel only the parent has the caption, and a video is no reel', async () => {
    const { line, made } = account({});
    expect(await instagram.prepare(publication(line, [image, video]).job())).toMatchObject({ ok: true });
    expect(made).toEqual([
      { image_url: 'https://media.example/loaf.jpg', is_carousel_item: 'true', alt_text: 'A loaf' },
      { media_type: 'VIDEO', upload_type: 'resumable', is_carousel_item: 'true' },
      { media_type: 'CAROUSEL', children: '1,2', caption: 'Fresh' },
    ]);
  });

  it('polls a container with growing pauses and gives up after five minutes, keeping it', async () => {
    const { line, made } = account({ status: () => json({ status_code: 'IN_PROGRESS' }) });
    const job = publication(line, [image]);
    const started = line.time.now;
    expect(await instagram.prepare(job.job())).toMatchObject({ ok: false, failure: { class: 'retry' } });
    expect(line.time.now - started).toBeGreaterThanOrEqual(300_000);
    expect(line.requests.length).toBeLessThan(50);
    await instagram.prepare(job.job());
    expect(made).toHaveLength(1);
  });

  it.each(['FINISHED', 'ERROR'])('an image stays on offer until its container is %s', async (end) => {
    let offered = 0;
    let reads = 0;
    const during: number[] = [];
    const { line } = account({
      status() {
        during.push(offered);
        reads += 1;
        return json({ status_code: reads < 3 ? 'IN_PROGRESS' : end });
      },
    });
    const handover = {
      offer() {
        offered += 1;
        return Promise.resolve(
          ok({ url: 'https://media.example/1.jpeg', release: () => void (offered -= 1) }),
        );
      },
    };
    await instagram.prepare(publication(line, [image, image]).job({ handover }));
    expect(during.slice(0, 3)).toEqual([2, 2, 2]);
    expect(offered).toBe(0);
  });

  it('a failed container says what is wrong with the file', async () => {
    const status = 'Error: Media upload has failed with error code 2207026';
    const { line } = account({ status: () => json({ status_code: 'ERROR', status }) });
    expect(await instagram.prepare(publication(line, [image]).job())).toMatchObject({
      ok: false,
      failure: { class: 'fix', code: 'media-format', networkCode: '2207026' },
    });
  });

  it('after three failed containers the file is held to be at fault', async () => {
    const { line, made } = account({ status: () => json({ status_code: 'ERROR' }) });
    const job = publication(line, [image]);
    const classes: string[] = [];
    for (let tries = 0; tries < 3; tries += 1) {
      const prepared = await instagram.prepare(job.job());
      classes.push(prepared.ok ? 'ok' : prepared.failure.class);
    }
    expect(classes).toEqual(['retry', 'retry', 'fix']);
    expect(made).toHaveLength(3);
  });

  it('a container older than its lifetime is made anew', async () => {
    const { line, made } = account({});
    const job = publication(line, [image]);
    await instagram.prepare(job.job());
    line.time.now += 24 * 60 * 60_000;
    await instagram.prepare(job.job());
    expect(made).toHaveLength(2);
  });

  it('takes no file-less post', async () => {
    const { line } = account({});
    expect(await instagram.prepare(publication(line, []).job())).toMatchObject({
      ok: false,
      failure: { class: 'fix', code: 'media-missing' },
    });
  });
});

describe('§3.2 bytes of a reel', () => {
  const arrived = (bytes: number) => () =>
    json({ status_code: 'IN_PROGRESS', video_status: { uploading_phase: { bytes_transferred: bytes } } });

  it('go on where they stopped', async () => {
    let broken = true;
    const script: Script = { rupload: () => (broken ? lost : json({ success: true })) };
    const { line, made, uploads } = account(script);
    const job = publication(line, [video]);
    expect(await instagram.prepare(job.job())).toMatchObject({ ok: false, failure: { class: 'retry' } });
    broken = false;
    let reads = 0;
    script.status = () => (reads++ === 0 ? arrived(600)() : json({ status_code: 'FINISHED' }));
    expect(await instagram.prepare(job.job())).toMatchObject({ ok: true });
    expect(made).toHaveLength(1);
    expect(uploads[1]).toMatchObject({
      headers: { authorization: 'OAuth page-token', offset: '600', file_size: '1000' },
      body: { kind: 'file', file: { path: '/clip.mp4', start: 600, end: 1000 } },
    });
  });

  it('are not sent again when all of them had arrived', async () => {
    const { line, made, uploads } = account({ rupload: () => lost });
    const job = publication(line, [video]);
    await instagram.prepare(job.job());
    expect(await instagram.prepare(job.job())).toMatchObject({ ok: true });
    expect([made.length, uploads.length]).toEqual([1, 1]);
  });

  it('go into a new container when nobody tells how far they came', async () => {
    const script: Script = { rupload: () => lost };
    const { line, made, uploads } = account(script);
    const job = publication(line, [video]);
    await instagram.prepare(job.job());
    script.rupload = () => json({ success: true });
    script.status = (id, fields) =>
      fields.includes('video_status')
        ? graphError(100)
        : json({ status_code: id === '1' ? 'IN_PROGRESS' : 'FINISHED' });
    expect(await instagram.prepare(job.job())).toMatchObject({ ok: false, failure: { class: 'retry' } });
    expect(await instagram.prepare(job.job())).toMatchObject({ ok: true });
    expect([made.length, uploads.length]).toEqual([2, 2]);
    expect(uploads[1]?.headers).toMatchObject({ offset: '0' });
  });
});

describe('§3.3 quota', () => {
  it('is read before publishing, by the total of the account', async () => {
    const { line, publishedTimes } = account({ quota: 50 });
    expect(await instagram.prepare(publication(line, [image]).job())).toMatchObject({
      ok: false,
      failure: { class: 'rate', code: 'quota-reached' },
    });
    expect(publishedTimes()).toBe(0);
  });
});

describe('§8 after an unknown commit', () => {
  async function lose(script: Script, reply: NetworkReply = lost) {
    script.publish = () => reply;
    const fake = account(script);
    const work = publication(fake.line, [image]);
    const prepared = await instagram.prepare(work.job());
    if (!prepared.ok) throw new Error('The preparation failed');
    const committedAt = fake.line.time.now;
    const outcome = await instagram.commit(work.job({ progress: prepared.value, committedAt }));
    return { ...fake, work, outcome, verify: () => instagram.verify(work.job({ committedAt })) };
  }

  it('a container that is still finished after a minute was not published', async () => {
    const { line, outcome, verify } = await lose({});
    expect(outcome).toMatchObject({ kind: 'unknown' });
    expect(await verify()).toEqual({ kind: 'pending', recheckInMs: 60_000 });
    line.time.now += 60_000;
    expect(await verify()).toEqual({ kind: 'absent' });
  });

  it('a published container is found by caption, type and time, never as the newest', async () => {
    const script: Script = {};
    const { line, verify } = await lose(script);
    script.status = () => json({ status_code: 'PUBLISHED' });
    const timestamp = new Date(line.time.now).toISOString().replace('.000Z', '+0000');
    script.media = [
      { id: '7', caption: 'Another', timestamp, media_product_type: 'FEED' },
      { id: '6', caption: 'Fresh', timestamp, media_product_type: 'REELS' },
      {
        id: '5',
        caption: 'Fresh',
        timestamp,
        media_product_type: 'FEED',
        permalink: 'https://www.instagram.com/p/5/',
      },
      { id: '4', caption: 'Fresh', timestamp: '2026-11-20T08:00:00+0000', media_product_type: 'FEED' },
    ];
    expect(await verify()).toEqual({
      kind: 'published',
      remoteId: '5',
      url: 'https://www.instagram.com/p/5/',
    });
  });

  it('a published container whose medium cannot be told keeps its own id', async () => {
    const script: Script = {};
    const { line, verify } = await lose(script);
    script.status = () => json({ status_code: 'PUBLISHED' });
    expect(await verify()).toEqual({ kind: 'pending', recheckInMs: 10_000 });
    line.time.now += 180_000;
    expect(await verify()).toEqual({ kind: 'published', remoteId: '1', url: null });
  });

  it('a block is only believed once the container shows that nothing was published', async () => {
    const { line, outcome, verify } = await lose({}, graphError(4, 2207051));
    expect(outcome).toMatchObject({ kind: 'unknown', failure: { class: 'verify' } });
    line.time.now += 60_000;
    expect(await verify()).toMatchObject({ kind: 'rejected', failure: { class: 'blocked' } });
  });

  it('a container that turns out to be published is not published again', async () => {
    const script: Script = {};
    const { work, publishedTimes } = await lose(script);
    script.status = () => json({ status_code: 'PUBLISHED' });
    const again = await instagram.prepare(work.job());
    if (!again.ok) throw new Error('The second preparation failed');
    expect(await instagram.commit(work.job({ progress: again.value }))).toEqual({ kind: 'accepted' });
    expect(publishedTimes()).toBe(1);
  });

  it('a missing container is made anew', async () => {
    const script: Script = {};
    const { work, made, outcome } = await lose(script, graphError(24, 2207008));
    expect(outcome).toMatchObject({ kind: 'rejected', failure: { class: 'retry', code: 'upload-expired' } });
    expect(await instagram.prepare(work.job())).toMatchObject({ ok: true });
    expect(made).toHaveLength(2);
  });
});
