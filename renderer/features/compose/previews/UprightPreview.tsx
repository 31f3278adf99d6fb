import { Trans } from '@lingui/react/macro';
import { Heart, MessageCircle, Send } from 'lucide-react';
import { PreviewAvatar } from './PreviewAvatar.tsx';
import { PreviewFrame } from './PreviewMedia.tsx';
import type { PreviewPost } from './preview-post.ts';

/** A story or a reel: the whole phone upright, the file as large as it fits, and the network's own signs on it. */
export function UprightPreview({ post }: { readonly post: PreviewPost }) {
  const { account, media, text, options } = post;
  const [item] = media;
  const story = options.format === 'story';
  return (
    <div className="relative aspect-[9/16] bg-black text-white">
      {item === undefined ? (
        <p className="absolute inset-0 grid place-items-center px-8 text-center text-sm text-white/70">
          {story ? (
            <Trans>A story shows one picture or one video.</Trans>
          ) : (
            <Trans>A reel shows one video.</Trans>
          )}
        </p>
      ) : (
        <PreviewFrame item={item} fit={story ? 'contain' : 'cover'} />
      )}
      {story && (
        <span aria-hidden="true" className="absolute inset-x-2 top-2 h-0.5 rounded-full bg-white/60" />
      )}
      <span
        className={`pointer-events-none absolute inset-x-3 flex items-center gap-2 ${story ? 'top-5' : 'bottom-14'}`}
      >
        <PreviewAvatar name={account.name} size={32} />
        <span className="truncate rounded bg-black/45 px-1.5 py-0.5 font-semibold text-[13px]">
          {account.handle ?? account.name}
        </span>
      </span>
      {!story && (
        <>
          {text.trim() !== '' && (
            <p className="preview-veil pointer-events-none absolute inset-x-0 bottom-0 truncate px-3 pt-8 pb-4 text-[13px]">
              {text}
            </p>
          )}
          <span
            aria-hidden="true"
            className="pointer-events-none absolute right-2.5 bottom-24 flex flex-col items-center gap-4"
          >
            <Heart size={24} />
            <MessageCircle size={24} />
            <Send size={22} />
          </span>
        </>
      )}
    </div>
  );
}
