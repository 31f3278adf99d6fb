import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileDigest, probeMedia } from '../kit/media.ts';
import type { PracticeSetting } from '../kit/practice-network.ts';
import { digestOf, randomSecret } from '../kit/secrets.ts';
import type { PrivacyLevel, ProfileDesk } from './application.ts';
import type { Tokens } from './tokens.ts';

/** A post that was initialised, from its first byte to the public. Sizes in bytes, times in ms. */
export interface Publication {
  readonly publishId: string;
  /** What the public post is called; int64. */
  readonly postId: string;
  readonly grantId: string;
  readonly title: string;
  readonly privacy: PrivacyLevel;
  readonly aiGenerated: boolean;
  readonly size: number;
  readonly chunkSize: number;
  readonly chunkCount: number;
  readonly uploadId: string;
  readonly uploadKey: string;
  readonly uploadExpiresAt: number;
  readonly received: number;
  readonly mime: string;
  readonly completed: Completed | null;
}

interface Completed {
  readonly at: number;
  readonly digest: string;
  readonly failReason: string | null;
  readonly stuck: boolean;
  readonly seconds: number;
  readonly width: number;
  readonly height: number;
}

/** Where a publication stands. */
export type PublicationState =
  | { readonly status: 'PROCESSING_UPLOAD' }
  | { readonly status: 'FAILED'; readonly failReason: string }
  | { readonly status: 'PUBLISH_COMPLETE'; readonly publishedAt: number; readonly isPublic: boolean };

/** What `video/init` starts. */
export type NewPublication = Pick<
  Publication,
  'grantId' | 'title' | 'privacy' | 'aiGenerated' | 'size' | 'chunkSize' | 'chunkCount'
>;

/** The creator's publications. */
export interface Publications {
  start(wanted: NewPublication): { readonly publication: Publication; readonly uploadToken: string };
  get(publishId: string): Publication | undefined;
  byUpload(uploadId: string, uploadToken: string): Publication | undefined;
  path(publication: Publication): string;
  /** Notes bytes that arrived; looks at the file once all are there. */
  receive(publication: Publication, received: number, mime: string): Promise<void>;
  state(publication: Publication): PublicationState;
  /** Posts on the profile, newest first. */
  posted(): readonly Publication[];
}

const hour = 3_600_000;
const formats: ReadonlySet<string> = new Set(['video/mp4', 'video/quicktime', 'video/webm']);
const codecs: ReadonlySet<string> = new Set(['avc', 'hevc', 'vp8', 'vp9']);
/** Container rates are measured, so allow for rounding around 23–60. */
const framesPerSecond = { min: 22.9, max: 60.1 };
const side = { min: 360, max: 4096 };

/** What a scripted processing fault's number stands for. */
const scriptedReasons: readonly string[] = [
  'internal',
  'spam_risk_text',
  'spam_risk_too_many_posts',
  'spam_risk_user_banned_from_posting',
  'publish_cancelled',
];

/** Opens the publications on the practice world. */
export function createPublications(
  { world, clock, faults }: PracticeSetting,
  desk: ProfileDesk,
  tokens: Tokens,
): Publications {
  const publications = world.collection<Publication>('tiktok.publications');
  const path = ({ uploadId }: Publication): string => join(world.blobFolder, `tiktok-${uploadId}`);

  function state({ completed, grantId, privacy }: Publication): PublicationState {
    if (completed === null || completed.stuck) return { status: 'PROCESSING_UPLOAD' };
    const { processingMs, moderationMs } = desk.current();
    const publishedAt = completed.at + processingMs;
    const revokedAt = tokens.grant(grantId)?.revokedAt ?? null;
    if (revokedAt !== null && revokedAt < publishedAt)
      return { status: 'FAILED', failReason: 'auth_removed' };
    if (clock.now() < publishedAt) return { status: 'PROCESSING_UPLOAD' };
    if (completed.failReason !== null) return { status: 'FAILED', failReason: completed.failReason };
    const isPublic = privacy === 'PUBLIC_TO_EVERYONE' && clock.now() >= publishedAt + moderationMs;
    return { status: 'PUBLISH_COMPLETE', publishedAt, isPublic };
  }

  return {
    start(wanted) {
      const uploadToken = randomSecret('', 40);
      const publication: Publication = {
        ...wanted,
        publishId: `v_pub_file~v2-1.${world.numericId(19)}`,
        postId: `73${world.numericId(17)}`,
        uploadId: world.numericId(19),
        uploadKey: digestOf(uploadToken),
        uploadExpiresAt: clock.now() + hour,
        received: 0,
        mime: 'video/mp4',
        completed: null,
      };
      writeFileSync(path(publication), '', { mode: 0o600 });
      return { publication: publications.put(publication.publishId, publication), uploadToken };
    },
    get: (publishId) => publications.get(publishId),
    byUpload(uploadId, uploadToken) {
      const key = digestOf(uploadToken);
      return publications.find((entry) => entry.uploadId === uploadId && entry.uploadKey === key);
    },
    path,
    async receive(publication, received, mime) {
      const latest = { ...publication, received, mime };
      if (received < publication.size) {
        publications.put(publication.publishId, latest);
        return;
      }
      const found = await inspect(path(publication), desk.current().maxVideoSeconds);
      const fault = faults.takeForContent(['processing-error', 'processing-stuck'], publication.title);
      const scripted =
        fault?.kind === 'processing-error' ? (scriptedReasons[fault.value ?? 0] ?? 'internal') : null;
      publications.put(publication.publishId, {
        ...latest,
        completed: {
          ...found,
          at: clock.now(),
          digest: await fileDigest(path(publication)),
          failReason: scripted ?? found.failReason,
          stuck: fault?.kind === 'processing-stuck',
        },
      });
    },
    state,
    posted: () =>
      publications
        .filter((entry) => state(entry).status === 'PUBLISH_COMPLETE')
        .toSorted((one, other) => (other.completed?.at ?? 0) - (one.completed?.at ?? 0)),
  };
}

async function inspect(
  path: string,
  maxSeconds: number,
): Promise<Pick<Completed, 'failReason' | 'seconds' | 'width' | 'height'>> {
  const media = await probeMedia(path);
  if (media.kind !== 'video')
    return { failReason: 'file_format_check_failed', seconds: 0, width: 0, height: 0 };
  const { seconds, width, height } = media;
  const failed = (failReason: string | null) => ({ failReason, seconds, width, height });
  if (!formats.has(media.mime) || media.videoCodec === null || !codecs.has(media.videoCodec)) {
    return failed('file_format_check_failed');
  }
  if (seconds > maxSeconds) return failed('duration_check_failed');
  if (media.framesPerSecond < framesPerSecond.min || media.framesPerSecond > framesPerSecond.max) {
    return failed('frame_rate_check_failed');
  }
  const sides = [width, height];
  return failed(
    sides.some((pixels) => pixels < side.min || pixels > side.max) ? 'picture_size_check_failed' : null,
  );
}
