import { assertNever } from '../../../../shared/assert-never.ts';
import type { ActingAccount, BaseOf, Network, PublishJob, VerifyOutcome } from '../network.ts';
import { failReason } from './error-table.ts';
import type { PublishStatus } from './parse.ts';
import { askStatus, savedUpload, type Upload } from './upload.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

/** Bytes that were on their way when the line broke have arrived or are gone by then (ms after the commit). */
const settledAfter = 2 * minute;

/** A public video usually has its id within a minute; it is worth that wait, because links and figures hang on it. */
const moderationPatience = 90 * second;

/** Processing may take hours; after a day the owner looks. */
const processingLimit = 24 * hour;

/** A draft that nobody posted in this time is left alone. */
const draftPatience = 30 * 24 * hour;

/** When to ask again, by the time since the commit (contract T7: 5 s, 15 s, 60 s, then slowly for hours). */
export function recheckIn(age: number): number {
  if (age < 10 * second) return 2 * second;
  if (age < minute) return 5 * second;
  if (age < 10 * minute) return 15 * second;
  return age < hour ? minute : 10 * minute;
}

/** When to ask again whether the person has posted their draft, by the time since it was sent; not for ever. */
export function askAboutDraftIn(age: number): number | null {
  if (age < hour) return 2 * minute;
  if (age < 24 * hour) return 15 * minute;
  return age < draftPatience ? 6 * hour : null;
}

/** Asks for the upload's own status, which tells a lost last chunk from one that arrived (contract T9). */
export const verify: Network['verify'] = async (job) => {
  const upload = savedUpload(job);
  if (upload === null) return { kind: 'absent' };
  const found = await askStatus(job, upload.publishId);
  if (found.ok) return judge(job, upload, found.value);
  // The network has forgotten the upload, or never says what became of it.
  if (found.failure.code === 'not-found') return { kind: 'undecidable', evidence: 'network-cannot-list' };
  return { kind: 'unanswered', failure: found.failure };
};

function judge(job: PublishJob, upload: Upload, status: PublishStatus): VerifyOutcome {
  const age = job.clock.now() - (job.committedAt ?? upload.startedAt);
  switch (status.status) {
    case 'PUBLISH_COMPLETE': {
      const id = status.publicaly_available_post_id?.[0];
      const isPublic = job.content.tiktok?.privacyLevel === 'PUBLIC_TO_EVERYONE';
      if (id === undefined && isPublic && age < moderationPatience) {
        return { kind: 'pending', recheckInMs: recheckIn(age) };
      }
      return {
        kind: 'published',
        // A public id comes only after moderation, and never for a private post (contract T7).
        remoteId: id ?? upload.publishId,
        url: publicAddress(job, job.account, id),
      };
    }
    case 'FAILED':
      return { kind: 'rejected', failure: failReason(status.fail_reason ?? 'unknown') };
    case 'SEND_TO_USER_INBOX':
      return {
        kind: 'left-to-owner',
        remoteId: upload.publishId,
        url: publicAddress(job, job.account, undefined),
        recheckInMs: askAboutDraftIn(age),
      };
    case 'PROCESSING_UPLOAD':
    case 'PROCESSING_DOWNLOAD': {
      const incomplete = status.uploaded_bytes !== undefined && status.uploaded_bytes < upload.bytes;
      // An incomplete upload never publishes: the next try goes on where it stopped.
      if (incomplete && age >= settledAfter) return { kind: 'absent' };
      if (age >= processingLimit) return { kind: 'undecidable', evidence: 'still-unknown-after-checks' };
      return { kind: 'pending', recheckInMs: recheckIn(age) };
    }
    default:
      return assertNever(status.status);
  }
}

/** Address of a video, or of the creator while the video has no public one. */
function publicAddress(
  { baseOf }: { readonly baseOf: BaseOf },
  { handle }: Pick<ActingAccount, 'handle'>,
  id: string | undefined,
): string | null {
  if (handle === null) return null;
  const creator = `${baseOf('www.tiktok.com')}/@${handle}`;
  return id === undefined ? creator : `${creator}/video/${id}`;
}
