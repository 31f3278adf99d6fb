import { type Audience, audienceOf } from '../audience.ts';
import type { Answer, Call } from '../call.ts';
import { mediaThread, topLevel } from '../comment-thread.ts';
import { badParam, graphError, isGraphError, notVisible } from '../graph-error.ts';
import { askedMetrics } from '../insights.ts';
import type { InstagramMediaRecord } from '../model.ts';
import { findMedia } from './media.ts';

const day = 86_400_000;

type Product = InstagramMediaRecord['product'];

interface Metric {
  readonly products: readonly Product[];
  read(audience: Audience, comments: number): number;
}

const all: readonly Product[] = ['FEED', 'REELS', 'STORY'];
const lasting: readonly Product[] = ['FEED', 'REELS'];

/** Which metric answers for which product (§5, "IG media"). */
const metrics: Readonly<Record<string, Metric>> = {
  reach: { products: all, read: ({ reach }) => reach },
  views: { products: all, read: ({ views }) => views },
  shares: { products: all, read: ({ shares }) => shares },
  reposts: { products: all, read: ({ shares }) => Math.floor(shares / 3) },
  total_interactions: {
    products: all,
    read: (audience, comments) => audience.likes + audience.saves + audience.shares + comments,
  },
  likes: { products: lasting, read: ({ likes }) => likes },
  comments: { products: lasting, read: (_audience, comments) => comments },
  saved: { products: lasting, read: ({ saves }) => saves },
  follows: { products: ['FEED', 'STORY'], read: ({ follows }) => follows },
  profile_visits: { products: ['FEED', 'STORY'], read: ({ profileVisits }) => profileVisits },
  profile_activity: { products: ['FEED', 'STORY'], read: ({ clicks }) => clicks },
  ig_reels_avg_watch_time: { products: ['REELS'], read: ({ views }) => (views === 0 ? 0 : 3400) },
  ig_reels_video_view_total_time: { products: ['REELS'], read: ({ views }) => views * 3400 },
  reels_skip_rate: { products: ['REELS'], read: ({ views }) => (views === 0 ? 0 : 38) },
  replies: { products: ['STORY'], read: (_audience, comments) => comments },
  navigation: { products: ['STORY'], read: ({ views }) => views },
  link_clicks: { products: ['STORY'], read: ({ clicks }) => clicks },
};

/** `GET /{media}/insights` (§5): the wrong product type fails the whole call. */
export function mediaInsights(call: Call, id: string): Answer {
  const found = findMedia(call, id, 'instagram_manage_insights');
  if (found === undefined) return notVisible(call.method, id);
  if (isGraphError(found)) return found;
  const names = askedMetrics(call, (name) => name in metrics);
  if (isGraphError(names)) return names;
  const { media, account } = found;
  const foreign = names.filter((name) => !metrics[name]?.products.includes(media.product));
  if (foreign.length > 0) {
    return badParam(
      `The Media Insights API does not support the ${foreign.join(', ')} metric for this media product type.`,
    );
  }
  const age = call.world.now() - media.publishedAt;
  const audience = audienceOf(media.id, account.followers, age);
  if (media.product === 'STORY') {
    // A story's figures are there as long as the story is, and once five people saw it (§5).
    if (age >= day) return { data: [] };
    if (audience.reach < 5) return graphError(10, 'Not enough viewers for the media to show insights');
  }
  const comments = topLevel(mediaThread(call.world, media)).length;
  return {
    data: names.map((name) => ({
      name,
      period: 'lifetime',
      values: [{ value: metrics[name]?.read(audience, comments) ?? 0 }],
      title: name.replaceAll('_', ' '),
      description: name.replaceAll('_', ' '),
      id: `${media.id}/insights/${name}/lifetime`,
    })),
  };
}
