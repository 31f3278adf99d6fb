import { Trans } from '@lingui/react/macro';
import { Type } from 'lucide-react';
import type { ReactNode } from 'react';
import type { PostCard } from '../../../shared/contract/posts.ts';
import { navigate } from '../../app/router.ts';
import { MediaThumb } from '../../ui/MediaThumb.tsx';
import { NetworkMark } from '../../ui/NetworkMark.tsx';
import { PracticeTag } from '../../ui/PracticeTag.tsx';

/** Characters of a text that a card carries (contract `posts`). */
const excerptLength = 200;

interface PostLineProps {
  readonly post: PostCard;
  /** Under the text: when, or what is wrong. */
  readonly children: ReactNode;
  /** At the end: state or a button. */
  readonly aside?: ReactNode;
}

/** A post as one line of a list: first picture, two lines of text, marks of its accounts. */
export function PostLine({ post, children, aside }: PostLineProps) {
  const networks = [
    ...new Map(post.publications.map((publication) => [publication.accountId, publication])).values(),
  ];
  const practice = networks.length > 0 && networks.every(({ mode }) => mode === 'practice');
  return (
    <li className="group relative flex items-center gap-3 px-4 py-3 hover:bg-surface-2">
      {post.cover === null ? (
        <span
          aria-hidden="true"
          className="grid size-14 shrink-0 place-items-center rounded-md bg-surface-2 text-ink-3"
        >
          <Type size={20} />
        </span>
      ) : (
        <MediaThumb assetId={post.cover.assetId} kind={post.cover.kind} size={56} />
      )}
      <div className="min-w-0 flex-1">
        <button
          type="button"
          onClick={() => navigate(`/posts/${post.id}`)}
          className="line-clamp-2 text-left text-sm leading-5 text-ink-1 before:absolute before:inset-0 focus-visible:outline-none focus-visible:before:outline-2 focus-visible:before:-outline-offset-2 focus-visible:before:outline-accent"
        >
          {post.excerpt.trim() === '' ? <Trans>Post without text</Trans> : excerptOf(post)}
        </button>
        <div className="mt-1 flex flex-wrap items-center gap-x-2.5 gap-y-1 text-data text-ink-2">
          {children}
          <span className="flex items-center gap-1">
            {networks.map(({ accountId, network, accountName }) => (
              <span key={accountId} title={accountName} className="inline-flex">
                <NetworkMark network={network} size={15} />
              </span>
            ))}
          </span>
          {practice && <PracticeTag />}
        </div>
      </div>
      {aside !== undefined && <div className="relative flex shrink-0 items-center gap-1">{aside}</div>}
    </li>
  );
}

/** The excerpt, with a sign that the text goes on. */
function excerptOf({ excerpt }: PostCard): string {
  return excerpt.length < excerptLength ? excerpt : `${excerpt.trimEnd()}…`;
}
