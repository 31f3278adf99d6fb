import type { PostDetail } from '../../../shared/contract/posts.ts';
import type { TikTokOptions } from '../../../shared/model/post.ts';
import { assetId, sampleAssets } from './sample-media.ts';

const untouched: TikTokOptions = {
  privacyLevel: null,
  allowComment: false,
  allowDuet: false,
  allowStitch: false,
  yourBrand: false,
  brandedContent: false,
  consented: false,
};

const sketches: readonly { readonly text: string; readonly tiktok: Partial<TikTokOptions> }[] = [
  { text: 'What 18 hours of rest do to a dough. #sourdough', tiktok: {} },
  {
    text: 'Three flours from Molens Herzele, one crumb. #ad',
    tiktok: {
      privacyLevel: 'PUBLIC_TO_EVERYONE',
      allowComment: true,
      allowStitch: true,
      yourBrand: true,
      brandedContent: true,
      aiGenerated: true,
      consented: true,
    },
  },
  { text: 'What 18 hours of rest do to a dough. #sourdough', tiktok: { mode: 'inbox' } },
  {
    text: 'What 18 hours of rest do to a dough. #sourdough',
    tiktok: { privacyLevel: 'SELF_ONLY', consented: true },
  },
];

/** Drafts of a video for TikTok: untouched, promotional, for the inbox, for the creator alone. */
export function tiktokDrafts(now: number): PostDetail[] {
  const clip = assetId('clip');
  return sketches.map(({ text, tiktok }, index) => ({
    id: `00000004-0000-4000-8000-${String(index).padStart(12, '0')}`,
    draft: {
      text,
      media: [{ assetId: clip, alt: '' }],
      variants: [{ accountId: 'tt', text: null, media: null, tiktok: { ...untouched, ...tiktok } }],
    },
    revision: 1,
    wallTime: null,
    at: null,
    createdAt: now - 3_600_000,
    updatedAt: now - 60_000,
    assets: sampleAssets.filter(({ id }) => id === clip),
    publications: [],
    missedRule: null,
    editable: true,
    queued: false,
    seriesId: null,
  }));
}
