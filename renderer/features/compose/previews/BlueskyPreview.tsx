import { Trans } from '@lingui/react/macro';
import { Ellipsis, Heart, MessageSquare, Repeat2, Share } from 'lucide-react';
import { PreviewAvatar } from './PreviewAvatar.tsx';
import { PreviewExtras } from './PreviewExtras.tsx';
import { PreviewMedia } from './PreviewMedia.tsx';
import { PreviewText } from './PreviewText.tsx';
import type { PreviewPost } from './preview-post.ts';

/** A profile's post in the Bluesky feed. */
export function BlueskyPreview({ post }: { readonly post: PreviewPost }) {
  const { account, text, media } = post;
  return (
    <div className="flex gap-2.5 px-3.5 py-3">
      <PreviewAvatar name={account.name} size={42} />
      <div className="min-w-0 flex-1">
        <p className="flex min-w-0 gap-1 text-[15px] leading-5">
          <span className="shrink-0 truncate font-semibold">{account.name}</span>
          {account.handle !== null && (
            <span className="truncate text-(--preview-quiet)">@{account.handle}</span>
          )}
          <span className="shrink-0 text-(--preview-quiet)">
            · <Trans>now</Trans>
          </span>
        </p>
        <PreviewText network="bluesky" text={text} className="text-[15px] leading-[21px]" />
        <PreviewMedia
          network="bluesky"
          media={media}
          className="mt-2 rounded-xl border border-(--preview-line)"
        />
        <PreviewExtras post={post} className="mt-2" />
        <div className="mt-3 flex justify-between pr-4 text-(--preview-quiet)" aria-hidden="true">
          <MessageSquare size={17} />
          <Repeat2 size={18} />
          <Heart size={17} />
          <Share size={16} />
          <Ellipsis size={17} />
        </div>
      </div>
    </div>
  );
}
