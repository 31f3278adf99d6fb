import type { Failure } from '../../../../shared/model/failure.ts';
import type { Outcome } from '../../../../shared/outcome.ts';
import { callGraph } from '../../graph-api/call.ts';
import type { PublishJob } from '../network.ts';
import { type VideoNode, videoNode } from './parse.ts';

/** Where a video stands (contract §2, "Status"); times in ms. */
export type VideoState =
  | { readonly kind: 'published' }
  | { readonly kind: 'failed' }
  /** Uploaded, and nobody has finished it: finishing is safe (contract §8). */
  | { readonly kind: 'draft' }
  | { readonly kind: 'scheduled'; readonly at: number | null }
  | { readonly kind: 'working' };

/** What the network says of a video. */
export function readVideo(job: PublishJob, videoId: string): Promise<Outcome<VideoNode, Failure>> {
  return callGraph(
    job,
    {
      path: videoId,
      token: job.account.token,
      query: { fields: 'status,published,post_id,permalink_url,scheduled_publish_time' },
      exchange: { signal: job.signal },
    },
    videoNode,
  );
}

/** The state of a video, from its phases. */
export function stateOf({ status, published, scheduled_publish_time }: VideoNode): VideoState {
  const { uploading_phase, processing_phase, publishing_phase } = status ?? {};
  const publishStatus = publishing_phase?.publish_status;
  if (published === true || publishStatus === 'published') return { kind: 'published' };
  const broken = ['error', 'upload_failed', 'expired'].includes(status?.video_status ?? '');
  const phases = [uploading_phase, processing_phase, publishing_phase];
  if (broken || publishStatus === 'error' || phases.some((phase) => phase?.status === 'error')) {
    return { kind: 'failed' };
  }
  // What is being processed may still fail, or may be about to appear: too early to say anything else of it.
  if (processing_phase?.status === 'in_progress') return { kind: 'working' };
  if (publishStatus === 'scheduled' || scheduled_publish_time !== undefined) {
    return { kind: 'scheduled', at: scheduled_publish_time ?? publishing_phase?.publish_time ?? null };
  }
  const begun = publishing_phase?.status ?? 'not_started';
  return { kind: begun === 'not_started' || publishStatus === 'draft' ? 'draft' : 'working' };
}
