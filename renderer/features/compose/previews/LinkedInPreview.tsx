import { Trans } from '@lingui/react/macro';
import { Ellipsis, Globe, MessageSquareText, Repeat2, Send, ThumbsUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { PreviewAvatar } from './PreviewAvatar.tsx';
import { PreviewExtras } from './PreviewExtras.tsx';
import { PreviewMedia } from './PreviewMedia.tsx';
import { PreviewText } from './PreviewText.tsx';
import type { PreviewPost } from './preview-post.ts';

/** A member's or an organisation's post in the LinkedIn feed. */
export function LinkedInPreview({ post }: { readonly post: PreviewPost }) {
  const { account, text, media } = post;
  return (
    <>
      <div className="flex items-center gap-2 px-4 pt-3">
        <PreviewAvatar
          name={account.name}
          size={48}
          shape={account.kind === 'organization' ? 'square' : 'round'}
        />
        <div className="min-w-0 flex-1 leading-tight">
          <p className="truncate text-[14px] font-semibold">{account.name}</p>
          <p className="mt-0.5 flex items-center gap-1 text-[12px] text-(--preview-quiet)">
            <Trans>Now</Trans> · <Globe size={12} aria-hidden="true" />
          </p>
        </div>
        <Ellipsis size={20} className="text-(--preview-quiet)" aria-hidden="true" />
      </div>
      <PreviewText network="linkedin" text={text} className="px-4 pt-2.5 pb-2 text-[14px] leading-5" />
      <PreviewMedia network="linkedin" media={media} className="mt-1" />
      <PreviewExtras post={post} className="mx-4 my-2" />
      <div className="mx-1 mt-1 flex justify-between border-t border-(--preview-line) py-1 text-[12px] font-semibold text-(--preview-quiet)">
        <Doing icon={<ThumbsUp size={17} aria-hidden="true" />}>
          <Trans>Like</Trans>
        </Doing>
        <Doing icon={<MessageSquareText size={17} aria-hidden="true" />}>
          <Trans>Comment</Trans>
        </Doing>
        <Doing icon={<Repeat2 size={17} aria-hidden="true" />}>
          <Trans>Repost</Trans>
        </Doing>
        <Doing icon={<Send size={17} aria-hidden="true" />}>
          <Trans>Send</Trans>
        </Doing>
      </div>
    </>
  );
}

function Doing({ icon, children }: { readonly icon: ReactNode; readonly children: ReactNode }) {
  return (
    <span className="flex min-w-0 flex-1 items-center justify-center gap-1 py-2">
      {icon} <span className="truncate">{children}</span>
    </span>
  );
}
