import type { Failure } from '../../../../shared/model/failure.ts';
import { findEntities } from '../../../../shared/text/find-entities.ts';
import { commitGraph } from '../../graph-api/commit-call.ts';
import { linkErrors } from '../../graph-api/error-table.ts';
import type { CommitOutcome, Network, PublishJob } from '../network.ts';
import { postUrl } from './find-post.ts';
import { finished, newPost } from './parse.ts';
import { type FacebookProgress, savedProgress, save } from './progress.ts';
import { isEndOfUpload, startOver } from './upload-video.ts';

const interrupted: Failure = { class: 'retry', code: 'interrupted' };

/** The one call that publishes: the feed for text and photos, the last step of the upload for a video. */
export const commit: Network['commit'] = async (job) => {
  const saved = savedProgress(job);
  if (saved.found === 'several') return { kind: 'unknown', failure: { class: 'verify', code: 'reply-lost' } };
  if (saved.found !== null) return { kind: 'published', remoteId: saved.found.id, url: saved.found.url };
  if (!isReady(job, saved)) return { kind: 'rejected', failure: interrupted };
  const sent: FacebookProgress = {
    ...saved,
    firstCommitAt: saved.firstCommitAt ?? job.committedAt ?? job.clock.now(),
  };
  await save(job, sent);
  return sent.video === null ? publishPost(job, sent) : finishVideo(job, sent, sent.video.id);
};

function isReady(job: PublishJob, saved: FacebookProgress): boolean {
  const { files } = job.content;
  if (files.some(({ kind }) => kind === 'video'))
    return saved.video !== null && saved.video.start >= saved.video.end;
  return saved.photos.length === files.length;
}

async function publishPost(job: PublishJob, saved: FacebookProgress): Promise<CommitOutcome> {
  const { text, files } = job.content;
  const link = files.length > 0 || saved.withoutLink ? undefined : firstLink(text);
  const answer = await commitGraph(
    job,
    {
      path: `${job.account.remoteId}/feed`,
      token: job.account.token,
      query: { fields: 'id,permalink_url' },
      body: {
        kind: 'form',
        fields: {
          ...(text === '' ? {} : { message: text }),
          ...(link === undefined ? {} : { link }),
          ...Object.fromEntries(
            saved.photos.map(({ id }, index) => [
              `attached_media[${index}]`,
              JSON.stringify({ media_fbid: id }),
            ]),
          ),
        },
      },
      exchange: { signal: job.signal },
    },
    newPost,
  );
  switch (answer.kind) {
    case 'done':
      return { kind: 'published', remoteId: answer.body.id, url: postUrl(job.baseOf, answer.body) };
    case 'unknown':
      await save(job, { ...saved, refusal: answer.refusal });
      return { kind: 'unknown', failure: answer.failure };
    case 'rejected': {
      const unreadableLink =
        link !== undefined && answer.codes.some((code) => code !== null && linkErrors.has(code));
      if (!unreadableLink && saved.photos.length > 0 && answer.failure.class === 'fix') {
        // Another try, should the owner ask for one, does not rely on these photos.
        await save(job, { ...saved, photos: [] });
      }
      if (!unreadableLink) return { kind: 'rejected', failure: answer.failure };
      // The text is worth more than the preview of its link: the next try goes without.
      await save(job, { ...saved, withoutLink: true });
      return { kind: 'rejected', failure: { ...answer.failure, class: 'retry' } };
    }
  }
}

async function finishVideo(
  job: PublishJob,
  saved: FacebookProgress,
  session: string,
): Promise<CommitOutcome> {
  const answer = await commitGraph(
    job,
    {
      host: 'graph-video.facebook.com',
      path: `${job.account.remoteId}/videos`,
      token: job.account.token,
      body: {
        kind: 'form',
        fields: {
          upload_phase: 'finish',
          upload_session_id: session,
          ...(job.content.text === '' ? {} : { description: job.content.text }),
        },
      },
      exchange: { signal: job.signal },
    },
    finished,
  );
  switch (answer.kind) {
    case 'done':
      await save(job, { ...saved, accepted: true });
      return { kind: 'accepted' };
    case 'unknown':
      await save(job, { ...saved, refusal: answer.refusal });
      return { kind: 'unknown', failure: answer.failure };
    case 'rejected': {
      // An upload may have ended while the publication waited for something else.
      if (!isEndOfUpload(answer.codes)) return { kind: 'rejected', failure: answer.failure };
      const failure = await startOver(job, saved, { ...answer.failure, code: 'upload-expired' });
      return { kind: 'rejected', failure };
    }
  }
}

/** The link whose preview the post gets. */
function firstLink(text: string): string | undefined {
  return findEntities(text).find(({ kind }) => kind === 'link')?.value;
}
