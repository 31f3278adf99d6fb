import type { Failure } from '../../../../shared/model/failure.ts';
import { ok, type Outcome } from '../../../../shared/outcome.ts';
import type {
  ActingAccount,
  CreatorChoices,
  Line,
  PublishContent,
  PublishFile,
  ShownCreator,
} from '../network.ts';
import { callApi } from './api.ts';
import { creatorInfo } from './parse.ts';
import { pictureAt } from './picture.ts';

type Who = Pick<ActingAccount, 'token' | 'remoteId'>;

/** What the creator may choose right now (contract T4); reached caps are failures here though HTTP says 200. */
export async function askChoices(
  line: Line,
  account: Who,
): Promise<Outcome<CreatorChoices & { readonly pictureUrl: string | null }, Failure>> {
  const found = await callApi(
    line,
    {
      path: '/v2/post/publish/creator_info/query/',
      token: account.token,
      body: {},
      counts: { as: 'creator-info', for: account },
    },
    creatorInfo,
  );
  if (!found.ok) return found;
  const info = found.value;
  return ok({
    nickname: info.creator_nickname,
    privacyLevels: info.privacy_level_options,
    commentDisabled: info.comment_disabled,
    duetDisabled: info.duet_disabled,
    stitchDisabled: info.stitch_disabled,
    maxDurationMs: info.max_video_post_duration_sec * 1000,
    onlyPrivate: line.client.scopePreset !== 'reviewed',
    pictureUrl: info.creator_avatar_url ?? null,
  });
}

/** The same with the creator's picture: who posts must be seen before posting (contract T8, "Required UX" 1). */
export async function creatorChoices(line: Line, account: Who): Promise<Outcome<ShownCreator, Failure>> {
  const found = await askChoices(line, account);
  if (!found.ok) return found;
  const { pictureUrl, ...choices } = found.value;
  return ok({ ...choices, picture: pictureUrl === null ? null : await pictureAt(line, pictureUrl) });
}

const missing: Failure = { class: 'fix', code: 'choice-missing' };
const notOffered: Failure = { class: 'fix', code: 'choice-not-offered' };

/** Whether the owner's choices still stand; nothing is chosen for them (contract T8, "Required UX"). */
export function checkChoices(
  content: PublishContent,
  video: PublishFile,
  offered: CreatorChoices,
): Failure | undefined {
  const chosen = content.tiktok;
  if (chosen === null || chosen.privacyLevel === null || !chosen.consented) return missing;
  if (!offered.privacyLevels.includes(chosen.privacyLevel)) return notOffered;
  if (chosen.allowComment && offered.commentDisabled) return notOffered;
  if (chosen.allowDuet && offered.duetDisabled) return notOffered;
  if (chosen.allowStitch && offered.stitchDisabled) return notOffered;
  if (chosen.brandedContent && chosen.privacyLevel === 'SELF_ONLY') return notOffered;
  if (video.durationMs !== null && video.durationMs > offered.maxDurationMs) {
    return { class: 'fix', code: 'media-duration' };
  }
  return undefined;
}
