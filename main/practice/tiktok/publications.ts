import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PracticeSetting } from '../kit/practice-network.ts';
import { digestOf, randomSecret } from '../kit/secrets.ts';
import type { PrivacyLevel, ProfileDesk } from './application.ts';
import { type Inspection, inspectVideo } from './inspect-video.ts';
import type { Tokens } from './tokens.ts';

/** What is posted with a video. An inbox draft has none of it until the person posts it in the app. */
export interface PostInfo {
  readonly title: string;
  readonly privacy: PrivacyLevel;
  readonly comment: boolean;
  readonly duet: boolean;
  readonly stitch: boolean;
  /** Shows "Promotional content". */
  readonly yourBrand: boolean;
  /** Shows "Paid partnership". */
  readonly brandedContent: boolean;
  readonly aiGenerated: boolean;
  /** Frame that stands for the video (ms from its start); null: the first. */
  readonly coverMs: number | null;
}

/** A video that was announced, from its first byte to the public. Sizes in bytes, times in ms. */
export interface Publication {
  readonly publishId: string;
  /** What the public post is called; int64. */
  readonly postId: string;
  readonly grantId: string;
  readonly destination: 'profile' | 'inbox';
  readonly post: PostInfo | null;
  readonly startedAt: number;
  readonly size: number;
  readonly chunkSize: number;
  readonly chunkCount: number;
  readonly uploadHost: string;
  readonly uploadId: string;
  readonly uploadKey: string;
  readonly uploadExpiresAt: number;
  readonly received: number;
  readonly mime: string;
  readonly completed: Completed | null;
  readonly cancelledAt: number | null;
  /** When the person posted, or threw away, a draft of their inbox. */
  readonly finishedAt: number | null;
  readonly discardedAt: number | null;
}

interface Completed extends Inspection {
  readonly at: number;
  readonly digest: string;
  readonly stuck: boolean;
}

/** Where a publication stands. */
export type PublicationState =
  | { readonly status: 'PROCESSING_UPLOAD' }
  | { readonly status: 'FAILED'; readonly failReason: string }
  | { readonly status: 'SEND_TO_USER_INBOX' }
  | { readonly status: 'PUBLISH_COMPLETE'; readonly publishedAt: number; readonly isPublic: boolean };

/** What an `init` call starts. */
export type NewPublication = Pick<
  Publication,
  'grantId' | 'destination' | 'post' | 'size' | 'chunkSize' | 'chunkCount'
>;

/** A publication that is on the profile. */
export type Posted = Publication & { readonly post: PostInfo; readonly publishedAt: number };

/** The creator's publications. */
export interface Publications {
  start(wanted: NewPublication): { readonly publication: Publication; readonly uploadToken: string };
  get(publishId: string): Publication | undefined;
  byUpload(uploadId: string, uploadToken: string): Publication | undefined;
  byPost(postId: string): Publication | undefined;
  path(publication: Publication): string;
  /** Notes bytes that arrived; looks at the file once all are there. */
  receive(publication: Publication, received: number, mime: string): Promise<void>;
  state(publication: Publication): PublicationState;
  /** Stops what is not out yet; false when it is too late. */
  cancel(publication: Publication): boolean;
  /** Posts on the profile, newest first. */
  posted(): readonly Posted[];
  /** Drafts that wait in the creator's inbox, newest first. */
  drafts(): readonly Publication[];
  /** Inbox shares of the last 24 hours that nobody has posted or thrown away (contract T5: at most five). */
  pendingShares(): number;
  /** The person finishes a draft in the app. */
  finish(draft: Publication, post: PostInfo): void;
  discard(draft: Publication): void;
}

const hour = 3_600_000;
const day = 24 * hour;

/** Where bytes go: the host varies by region, so nobody may count on one (contract T5). */
export const uploadHosts = ['open-upload.tiktokapis.com', 'upload.us.tiktokapis.com'] as const;

/** What a scripted processing fault's number stands for (contract T7). */
const scriptedReasons: readonly string[] = [
  'internal',
  'spam_risk_text',
  'spam_risk_too_many_posts',
  'spam_risk_user_banned_from_posting',
  'publish_cancelled',
  'spam_risk',
  'auth_removed',
  'file_format_check_failed',
  'duration_check_failed',
  'frame_rate_check_failed',
  'picture_size_check_failed',
  'video_pull_failed',
  'photo_pull_failed',
];

/** Opens the publications on the practice world. */
export function createPublications(
  { world, clock, faults }: PracticeSetting,
  desk: ProfileDesk,
  tokens: Tokens,
): Publications {
  const publications = world.collection<Publication>('tiktok.videos');
  const path = ({ uploadId }: Publication): string => join(world.blobFolder, `tiktok-${uploadId}`);
  const put = (publication: Publication): Publication => publications.put(publication.publishId, publication);

  function state(publication: Publication): PublicationState {
    const { completed, grantId, post, destination, finishedAt, cancelledAt } = publication;
    if (cancelledAt !== null) return { status: 'FAILED', failReason: 'publish_cancelled' };
    if (completed === null || completed.stuck) return { status: 'PROCESSING_UPLOAD' };
    const { processingMs, moderationMs } = desk.current();
    const processedAt = completed.at + processingMs;
    const revokedAt = tokens.grant(grantId)?.revokedAt ?? null;
    if (revokedAt !== null && revokedAt < processedAt)
      return { status: 'FAILED', failReason: 'auth_removed' };
    if (clock.now() < processedAt) return { status: 'PROCESSING_UPLOAD' };
    if (completed.failReason !== null) return { status: 'FAILED', failReason: completed.failReason };
    if (destination === 'inbox' && finishedAt === null) return { status: 'SEND_TO_USER_INBOX' };
    const publishedAt = finishedAt ?? processedAt;
    const isPublic = post?.privacy === 'PUBLIC_TO_EVERYONE' && clock.now() >= publishedAt + moderationMs;
    return { status: 'PUBLISH_COMPLETE', publishedAt, isPublic };
  }

  const drafts = (): readonly Publication[] =>
    publications
      .filter((entry) => entry.discardedAt === null && state(entry).status === 'SEND_TO_USER_INBOX')
      .toReversed();

  return {
    start(wanted) {
      const uploadToken = randomSecret('', 40);
      const prefix = wanted.destination === 'inbox' ? 'v_inbox_file' : 'v_pub_file';
      const publication: Publication = {
        ...wanted,
        publishId: `${prefix}~v2-1.${world.numericId(19)}`,
        postId: `73${world.numericId(17)}`,
        startedAt: clock.now(),
        uploadHost: uploadHosts[publications.all().length % uploadHosts.length] ?? uploadHosts[0],
        uploadId: world.numericId(19),
        uploadKey: digestOf(uploadToken),
        uploadExpiresAt: clock.now() + hour,
        received: 0,
        mime: 'video/mp4',
        completed: null,
        cancelledAt: null,
        finishedAt: null,
        discardedAt: null,
      };
      writeFileSync(path(publication), '', { mode: 0o600 });
      return { publication: put(publication), uploadToken };
    },
    get: (publishId) => publications.get(publishId),
    byUpload(uploadId, uploadToken) {
      const key = digestOf(uploadToken);
      return publications.find((entry) => entry.uploadId === uploadId && entry.uploadKey === key);
    },
    byPost: (postId) => publications.find((entry) => entry.postId === postId),
    path,
    async receive(publication, received, mime) {
      const latest = { ...publication, received, mime };
      if (received < publication.size) {
        put(latest);
        return;
      }
      const found = await inspectVideo(path(publication), desk.current().maxVideoSeconds);
      const title = publication.post?.title ?? '';
      const fault = faults.takeForContent(['processing-error', 'processing-stuck'], title);
      const scripted =
        fault?.kind === 'processing-error' ? (scriptedReasons[fault.value ?? 0] ?? 'internal') : null;
      put({
        ...latest,
        completed: {
          ...found,
          at: clock.now(),
          failReason: scripted ?? found.failReason,
          stuck: fault?.kind === 'processing-stuck',
        },
      });
    },
    state,
    cancel(publication) {
      if (state(publication).status !== 'PROCESSING_UPLOAD') return false;
      put({ ...publication, cancelledAt: clock.now() });
      return true;
    },
    posted: () =>
      publications
        .all()
        .flatMap((entry): Posted[] => {
          const found = state(entry);
          return found.status === 'PUBLISH_COMPLETE' && entry.post !== null
            ? [{ ...entry, post: entry.post, publishedAt: found.publishedAt }]
            : [];
        })
        .toSorted((one, other) => other.publishedAt - one.publishedAt),
    drafts,
    pendingShares: () =>
      publications.filter(
        (entry) =>
          entry.destination === 'inbox' &&
          entry.startedAt > clock.now() - day &&
          entry.finishedAt === null &&
          entry.discardedAt === null &&
          state(entry).status !== 'FAILED',
      ).length,
    finish: (draft, post) => void put({ ...draft, post, finishedAt: clock.now() }),
    discard: (draft) => void put({ ...draft, discardedAt: clock.now() }),
  };
}
