import type { Failure } from '../../../../shared/model/failure.ts';
import { fail, ok, type Outcome } from '../../../../shared/outcome.ts';
import { callGraph } from '../../graph-api/call.ts';
import type { PublishFile, PublishJob } from '../network.ts';
import { photo } from './parse.ts';
import { type FacebookProgress, save, uploadLifetime } from './progress.ts';

const photoTimeout = 10 * 60_000;

/** Uploads what is missing as photos that nobody sees yet, so that their ids are known before they are published. */
export async function uploadPhotos(
  job: PublishJob,
  saved: FacebookProgress,
): Promise<Outcome<FacebookProgress, Failure>> {
  const { files } = job.content;
  const now = job.clock.now();
  // A photo for a post that the network holds is marked so, and serves no other (contract §2).
  const temporary = job.content.handOverAt !== null;
  const usable = saved.photos.every(
    (photo) => now - photo.at < uploadLifetime && photo.temporary === temporary,
  );
  const photos = usable ? saved.photos.slice(0, files.length) : [];
  for (const file of files.slice(photos.length)) {
    if (job.signal.aborted) return fail({ class: 'retry', code: 'interrupted' });
    const uploaded = await uploadPhoto(job, file, photos.length + 1);
    if (!uploaded.ok) return uploaded;
    photos.push({ id: uploaded.value, at: now, temporary });
    await save(job, { ...saved, photos });
    job.report(photos.length / files.length);
  }
  return ok({ ...saved, photos });
}

async function uploadPhoto(
  job: PublishJob,
  file: PublishFile,
  number: number,
): Promise<Outcome<string, Failure>> {
  const { account } = job;
  const alt = file.alt === '' ? [] : [{ name: 'alt_text_custom', value: file.alt }];
  const reply = await callGraph(
    job,
    {
      path: `${account.remoteId}/photos`,
      token: account.token,
      body: {
        kind: 'multipart',
        fields: [
          { name: 'published', value: 'false' },
          ...(job.content.handOverAt === null ? [] : [{ name: 'temporary', value: 'true' }]),
          ...alt,
          {
            name: 'source',
            // The owner's own file names are nobody's business.
            fileName: `photo-${number}.${file.mime.split('/')[1] ?? 'jpeg'}`,
            mime: file.mime,
            file: { path: file.path, start: 0, end: file.bytes },
          },
        ],
      },
      exchange: { timeoutMs: photoTimeout, signal: job.signal },
    },
    photo,
  );
  return reply.ok ? ok(reply.value.id) : reply;
}
