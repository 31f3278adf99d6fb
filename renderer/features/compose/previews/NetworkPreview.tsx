import './previews.css';
import { assertNever } from '../../../../shared/assert-never.ts';
import { BlueskyPreview } from './BlueskyPreview.tsx';
import { FacebookPreview } from './FacebookPreview.tsx';
import { InstagramPreview } from './InstagramPreview.tsx';
import { LinkedInPreview } from './LinkedInPreview.tsx';
import { MastodonPreview } from './MastodonPreview.tsx';
import type { PreviewPost } from './preview-post.ts';
import { TikTokPreview } from './TikTokPreview.tsx';
import { UprightPreview } from './UprightPreview.tsx';

export type Look = 'light' | 'dark';

interface NetworkPreviewProps {
  readonly post: PreviewPost;
  readonly look: Look;
}

/** A post as its network will show it, at true proportions. */
export function NetworkPreview({ post, look }: NetworkPreviewProps) {
  const { network } = post.account;
  return (
    <article
      className={`network-preview mx-auto overflow-hidden rounded-xl shadow-card ${network === 'tiktok' || post.options.format !== 'post' ? 'max-w-[300px]' : 'max-w-[468px]'}`}
      data-network={network}
      data-look={look}
    >
      <PreviewOf post={post} />
    </article>
  );
}

function PreviewOf({ post }: { readonly post: PreviewPost }) {
  const { network } = post.account;
  if (post.options.format !== 'post') return <UprightPreview post={post} />;
  switch (network) {
    case 'facebook':
      return <FacebookPreview post={post} />;
    case 'instagram':
      return <InstagramPreview post={post} />;
    case 'linkedin':
      return <LinkedInPreview post={post} />;
    case 'tiktok':
      return <TikTokPreview post={post} />;
    case 'bluesky':
      return <BlueskyPreview post={post} />;
    case 'mastodon':
      return <MastodonPreview post={post} />;
    default:
      return assertNever(network);
  }
}
