import { commitGraph } from '../../graph-api/commit-call.ts';
import type { GraphCall } from '../../graph-api/call.ts';
import { graphSeconds } from '../../graph-api/graph-time.ts';
import type { CommitOutcome, PublishJob } from '../network.ts';
import { finished } from './parse.ts';
import { type FacebookProgress, save } from './progress.ts';
import { shortEdge } from './upload-short.ts';
import { isEndOfUpload, startOver } from './upload-video.ts';

/**
 * The last step of a video or a reel: the network takes it, processes it, and publishes it at once or at its time
 * (contract §2). `again`: it was sent before, and may have been carried out.
 */
export async function finishVideo(
  job: PublishJob,
  saved: FacebookProgress,
  again: boolean,
): Promise<CommitOutcome> {
  const call = saved.short === null ? finishChunks(job, saved) : finishReel(job, saved.short.videoId);
  const answer = await commitGraph(
    job,
    { ...call, token: job.account.token, exchange: { signal: job.signal } },
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
      const { failure } = answer;
      if (!isEndOfUpload(answer)) return { kind: 'rejected', failure };
      const expired = { ...failure, code: 'upload-expired' } as const;
      if (again) {
        // What was finished already cannot be finished: the video itself tells, before another is uploaded.
        await save(job, { ...saved, refusal: expired });
        return { kind: 'unknown', failure: { ...expired, class: 'verify' } };
      }
      // An upload may have ended while the publication waited for something else.
      return { kind: 'rejected', failure: await startOver(job, saved, expired) };
    }
  }
}

type FinishCall = Pick<GraphCall, 'host' | 'path' | 'body'>;

function finishChunks(job: PublishJob, { video }: FacebookProgress): FinishCall {
  const { handOverAt } = job.content;
  return {
    host: 'graph-video.facebook.com',
    path: `${job.account.remoteId}/videos`,
    body: {
      kind: 'form',
      fields: {
        upload_phase: 'finish',
        upload_session_id: video?.id ?? '',
        ...words(job),
        ...(handOverAt === null
          ? {}
          : { published: 'false', scheduled_publish_time: graphSeconds(handOverAt) }),
      },
    },
  };
}

function finishReel(job: PublishJob, videoId: string): FinishCall {
  const { handOverAt } = job.content;
  return {
    path: shortEdge(job),
    body: {
      kind: 'form',
      fields: {
        upload_phase: 'finish',
        video_id: videoId,
        ...words(job),
        ...(handOverAt === null
          ? { video_state: 'PUBLISHED' }
          : { video_state: 'SCHEDULED', scheduled_publish_time: graphSeconds(handOverAt) }),
      },
    },
  };
}

function words({ content: { text, options } }: PublishJob): Readonly<Record<string, string>> {
  return {
    ...(text === '' ? {} : { description: text }),
    ...(options.title === null ? {} : { title: options.title }),
  };
}
