import { Trans } from '@lingui/react/macro';
import { Bookmark, Heart, MessageCircleMore, Music2, Share2 } from 'lucide-react';
import { PreviewAvatar } from './PreviewAvatar.tsx';
import { PreviewMedia } from './PreviewMedia.tsx';
import { PreviewText } from './PreviewText.tsx';
import type { PreviewPost } from './preview-post.ts';

type Label = 'paid' | 'promotional' | 'ai';

/** What TikTok writes on the video for what was disclosed; what goes to the inbox is disclosed in the app. */
function labelsOf(tiktok: PreviewPost['tiktok']): ReadonlySet<Label> {
  if (tiktok === null || tiktok.mode === 'inbox') return new Set();
  return new Set<Label>([
    ...(tiktok.brandedContent ? (['paid'] as const) : tiktok.yourBrand ? (['promotional'] as const) : []),
    ...(tiktok.aiGenerated === true ? (['ai'] as const) : []),
  ]);
}

/** A creator's video on the TikTok screen. */
export function TikTokPreview({ post }: { readonly post: PreviewPost }) {
  const { account, text, tiktok } = post;
  const labels = labelsOf(tiktok);
  const video = post.media.filter(({ asset }) => asset.kind === 'video').slice(0, 1);
  return (
    <div className="relative">
      {video.length === 0 ? (
        <div className="grid aspect-[9/16] place-items-center px-10 text-center text-[13px] text-(--preview-quiet)">
          <Trans>TikTok posts are videos. Add one to see it here.</Trans>
        </div>
      ) : (
        <PreviewMedia network="tiktok" media={video} />
      )}
      <div className="preview-veil pointer-events-none absolute inset-x-0 bottom-0 px-3 pt-16 pr-16 pb-4">
        {tiktok?.mode === 'inbox' && (
          <p className="mb-2 w-fit rounded bg-white/20 px-1.5 py-0.5 text-[12px]">
            <Trans>Draft in the inbox</Trans>
          </p>
        )}
        <p className="text-[15px] font-semibold">@{account.handle ?? account.name}</p>
        {tiktok?.mode === 'inbox' ? (
          <p className="mt-1 text-[14px] leading-[18px] text-white/80">
            <Trans>You write the caption in the TikTok app.</Trans>
          </p>
        ) : (
          <PreviewText
            network="tiktok"
            text={text}
            className="pointer-events-auto mt-1 text-[14px] leading-[18px] [&_span]:font-semibold"
          />
        )}
        {labels.has('paid') && (
          <p className="mt-1.5 w-fit rounded bg-white/20 px-1.5 py-0.5 text-[12px]">
            <Trans>Paid partnership</Trans>
          </p>
        )}
        {labels.has('promotional') && (
          <p className="mt-1.5 w-fit rounded bg-white/20 px-1.5 py-0.5 text-[12px]">
            <Trans>Promotional content</Trans>
          </p>
        )}
        {labels.has('ai') && (
          <p className="mt-1.5 text-[12px]">
            <Trans>Creator labeled as AI-generated</Trans>
          </p>
        )}
        <p className="mt-2 flex items-center gap-1.5 text-[13px]">
          <Music2 size={13} aria-hidden="true" />
          <span className="truncate">
            <Trans>Original sound</Trans> · {account.name}
          </span>
        </p>
      </div>
      <div
        className="pointer-events-none absolute right-2 bottom-24 flex flex-col items-center gap-5"
        aria-hidden="true"
      >
        <span className="rounded-full border border-white">
          <PreviewAvatar name={account.name} size={42} />
        </span>
        <Heart size={30} fill="currentColor" />
        <MessageCircleMore
          size={30}
          fill="currentColor"
          className="text-white [&_path:not(:first-child)]:text-black"
        />
        <Bookmark size={28} fill="currentColor" />
        <Share2 size={28} fill="currentColor" />
      </div>
    </div>
  );
}
