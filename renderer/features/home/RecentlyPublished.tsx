import { Trans, useLingui } from '@lingui/react/macro';
import { useQueries } from '@tanstack/react-query';
import { Eye, Heart, type LucideIcon, MessageCircle } from 'lucide-react';
import type { PostCard, PostDetail } from '../../../shared/contract/posts.ts';
import { metricNames } from '../../../shared/i18n/publication-notes.ts';
import { orpc } from '../../app/engine-client.ts';
import { navigate } from '../../app/router.ts';
import { Button } from '../../ui/Button.tsx';
import { useZone } from '../planning/use-zone.ts';
import { mainMetrics, sumOf } from '../post/post-facts.ts';
import { HomeCard } from './HomeCard.tsx';
import { When } from './NextUp.tsx';
import { PostLine } from './PostLine.tsx';

interface RecentlyPublishedProps {
  readonly posts: readonly PostCard[];
  readonly now: number;
}

const icons: Readonly<Record<(typeof mainMetrics)[number], LucideIcon>> = {
  likes: Heart,
  comments: MessageCircle,
  views: Eye,
};

/** What went out last, with what it did so far over all its accounts. */
export function RecentlyPublished({ posts, now }: RecentlyPublishedProps) {
  const details = useQueries({
    queries: posts.map(({ id }) => orpc.posts.get.queryOptions({ input: { postId: id }, retry: false })),
  });
  const zone = useZone();
  if (posts.length === 0) return null;
  return (
    <HomeCard
      title={<Trans>Published last</Trans>}
      aside={
        <Button variant="quiet" onPress={() => navigate('/activity')}>
          <Trans>Activity</Trans>
        </Button>
      }
    >
      <ul className="divide-y divide-line pb-1">
        {posts.map((post, index) => (
          <PostLine key={post.id} post={post} aside={<Sums detail={details[index]?.data} />}>
            {post.at !== null && <When at={post.at} zone={post.wallTime?.zone ?? zone} now={now} />}
          </PostLine>
        ))}
      </ul>
    </HomeCard>
  );
}

/** Sums of the figures that at least one network gave; nothing while none did. */
function Sums({ detail }: { readonly detail: PostDetail | undefined }) {
  const { i18n } = useLingui();
  if (detail === undefined) return null;
  const sums = mainMetrics.flatMap((metric) => {
    const value = sumOf(detail.publications, metric);
    return value === null ? [] : [{ metric, value }];
  });
  return (
    <dl className="pointer-events-none flex gap-4">
      {sums.map(({ metric, value }) => {
        const Icon = icons[metric];
        return (
          <div key={metric} className="flex min-w-11 items-center gap-1.5 text-data text-ink-2">
            <dt>
              <Icon size={14} aria-hidden="true" />
              <span className="sr-only">{i18n._(metricNames[metric])}</span>
            </dt>
            <dd className="text-ink-1 tabular-nums">{i18n.number(value)}</dd>
          </div>
        );
      })}
    </dl>
  );
}
