import { Trans } from '@lingui/react/macro';
import { Bookmark, Ellipsis, Heart, MessageCircle, Send } from 'lucide-react';
import { PreviewAvatar } from './PreviewAvatar.tsx';
import { PreviewMedia } from './PreviewMedia.tsx';
import { PreviewText } from './PreviewText.tsx';
import type { PreviewPost } from './preview-post.ts';

/** A professional account's post in the Instagram feed; a video appears as a reel. */
export function InstagramPreview({ post }: { readonly post: PreviewPost }) {
  const { account, text, media } = post;
  const handle = account.handle ?? account.name;
  return (
    <>
      <div className="flex items-center gap-2.5 px-3 py-2.5">
        <span className="rounded-full bg-[linear-gradient(45deg,#f09433,#dc2743,#bc1888)] p-0.5">
          <span className="block rounded-full bg-(--preview-surface) p-0.5">
            <PreviewAvatar name={account.name} size={28} />
          </span>
        </span>
        <p className="min-w-0 flex-1 truncate text-[14px] font-semibold">{handle}</p>
        <Ellipsis size={18} aria-hidden="true" />
      </div>
      {media.length === 0 ? (
        <div className="grid aspect-square place-items-center bg-(--preview-sunken) px-8 text-center text-[13px] text-(--preview-quiet)">
          <Trans>Instagram posts start with a picture or a video.</Trans>
        </div>
      ) : (
        <PreviewMedia network="instagram" media={media} />
      )}
      <div className="flex items-center gap-4 px-3 pt-3 pb-2" aria-hidden="true">
        <Heart size={22} />
        <MessageCircle size={22} className="-scale-x-100" />
        <Send size={21} />
        <Bookmark size={22} className="ml-auto" />
      </div>
      <PreviewText
        network="instagram"
        text={text}
        lead={handle}
        className="px-3 text-[14px] leading-[18px]"
      />
      <p className="px-3 pt-1.5 pb-3 text-[12px] text-(--preview-quiet)">
        <Trans>Just now</Trans>
      </p>
    </>
  );
}
