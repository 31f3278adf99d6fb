import { Bookmark, Ellipsis, Globe, Repeat2, Reply, Star } from 'lucide-react';
import { PreviewAvatar } from './PreviewAvatar.tsx';
import { PreviewMedia } from './PreviewMedia.tsx';
import { PreviewText } from './PreviewText.tsx';
import type { PreviewPost } from './preview-post.ts';

/** A status as Mastodon's own pages show it. */
export function MastodonPreview({ post }: { readonly post: PreviewPost }) {
  const { account, text, media } = post;
  return (
    <div className="px-4 py-3.5">
      <div className="flex items-center gap-2.5">
        <PreviewAvatar name={account.name} size={46} shape="square" />
        <div className="min-w-0 flex-1 leading-tight">
          <p className="truncate text-[15px] font-semibold">{account.name}</p>
          {account.handle !== null && (
            <p className="mt-0.5 truncate text-[14px] text-(--preview-quiet)">@{account.handle}</p>
          )}
        </div>
        <Globe size={15} className="shrink-0 self-start text-(--preview-quiet)" aria-hidden="true" />
      </div>
      <PreviewText network="mastodon" text={text} className="mt-2.5 text-[15px] leading-[22px]" />
      <PreviewMedia
        network="mastodon"
        media={media}
        className="mt-3 rounded-lg border border-(--preview-line)"
      />
      <div className="mt-3.5 flex justify-between pr-2 text-(--preview-quiet)" aria-hidden="true">
        <Reply size={19} />
        <Repeat2 size={19} />
        <Star size={18} />
        <Bookmark size={18} />
        <Ellipsis size={18} />
      </div>
    </div>
  );
}
