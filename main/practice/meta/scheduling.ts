import { badParam, type GraphError } from './graph-error.ts';
import type { MetaWorld } from './meta-world.ts';
import type { PostRecord } from './model.ts';
import { momentParam } from './params.ts';

const minute = 60_000;
const day = 24 * 60 * minute;

/** How far ahead each kind may be scheduled (§2): feed and photos 30 days, videos 6 months, reels 29 days. */
const furthest: Readonly<Record<PostRecord['kind'], number>> = {
  text: 30 * day,
  link: 30 * day,
  image: 30 * day,
  images: 30 * day,
  video: 183 * day,
  reel: 29 * day,
};

/** The moment in `scheduled_publish_time`, or why it is none: ten minutes ahead at least, for reels more than that. */
export function scheduledMoment(
  world: MetaWorld,
  wanted: string,
  kind: PostRecord['kind'],
): number | GraphError {
  const at = momentParam(wanted);
  const ahead = (at ?? 0) - world.now();
  const tooSoon = kind === 'reel' ? ahead <= 10 * minute : ahead < 10 * minute;
  return at === undefined || tooSoon || ahead > furthest[kind]
    ? badParam('The specified scheduled publish time is invalid.')
    : at;
}
