import type { PublishContent, PublishFile } from '../network.ts';

/** Whether the owner chose to finish this video in the TikTok app. */
export function goesToInbox({ tiktok }: Pick<PublishContent, 'tiktok'>): boolean {
  return tiktok?.mode === 'inbox';
}

/** What goes with a video that is posted directly (contract T5); both brand toggles are always said. */
export function postInfo({ text, tiktok, options }: PublishContent, video: PublishFile) {
  const coverMs = options.cover?.offsetMs ?? null;
  const hasFrame = coverMs !== null && (video.durationMs === null || coverMs < video.durationMs);
  return {
    ...(text === '' ? {} : { title: text }),
    privacy_level: tiktok?.privacyLevel,
    disable_comment: tiktok?.allowComment !== true,
    disable_duet: tiktok?.allowDuet !== true,
    disable_stitch: tiktok?.allowStitch !== true,
    ...(hasFrame ? { video_cover_timestamp_ms: coverMs } : {}),
    brand_content_toggle: tiktok?.brandedContent === true,
    brand_organic_toggle: tiktok?.yourBrand === true,
    is_aigc: tiktok?.aiGenerated === true,
  };
}
