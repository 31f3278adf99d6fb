import { Trans } from '@lingui/react/macro';
import { Ellipsis, Globe, MessageCircle, Share2, ThumbsUp } from 'lucide-react';
import { PreviewAvatar } from './PreviewAvatar.tsx';
import { PreviewExtras } from './PreviewExtras.tsx';
import { PreviewMedia } from './PreviewMedia.tsx';
import { PreviewText } from './PreviewText.tsx';
import type { PreviewPost } from './preview-post.ts';

/** A Page's post in the Facebook feed. */
export function FacebookPreview({ post }: { readonly post: PreviewPost }) {
  const { account, text, media } = post;
  const large = media.length === 0 && text.length > 0 && text.length <= 85 && !text.includes('\n');
  return (
    <>
      <div className="flex items-center gap-2.5 px-4 pt-3">
        <PreviewAvatar name={account.name} size={40} />
        <div className="min-w-0 flex-1 leading-tight">
          <p className="truncate text-[15px] font-semibold">{account.name}</p>
          <p className="mt-0.5 flex items-center gap-1 text-[13px] text-(--preview-quiet)">
            <Trans>Just now</Trans> · <Globe size={12} aria-hidden="true" />
          </p>
        </div>
        <Ellipsis size={20} className="text-(--preview-quiet)" aria-hidden="true" />
      </div>
      <PreviewText
        network="facebook"
        text={text}
        className={`px-4 pt-2 pb-3 ${large ? 'text-2xl leading-7' : 'text-[15px] leading-5'}`}
      />
      {text.trim() === '' && <div className="h-3" />}
      <PreviewMedia network="facebook" media={media} />
      <PreviewExtras post={post} className="mx-4 mb-3" />
      <div className="mx-4 flex justify-between border-t border-(--preview-line) py-1 text-[14px] font-medium text-(--preview-quiet)">
        <span className="flex flex-1 items-center justify-center gap-2 py-1.5">
          <ThumbsUp size={18} aria-hidden="true" /> <Trans>Like</Trans>
        </span>
        <span className="flex flex-1 items-center justify-center gap-2 py-1.5">
          <MessageCircle size={18} aria-hidden="true" /> <Trans>Comment</Trans>
        </span>
        <span className="flex flex-1 items-center justify-center gap-2 py-1.5">
          <Share2 size={18} aria-hidden="true" /> <Trans>Share</Trans>
        </span>
      </div>
    </>
  );
}
