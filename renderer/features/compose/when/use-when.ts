import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { PostDetail } from '../../../../shared/contract/posts.ts';
import type { WallTime } from '../../../../shared/model/post.ts';
import { orpc } from '../../../app/engine-client.ts';
import { useRoute } from '../../../app/router.ts';
import { firstTime } from './suggest-times.ts';
import { timeOf, usualRepeat, type When, type WhenKind } from './when.ts';

/** The owner's choice in the bar. */
export interface WhenChoice {
  readonly when: When;
  readonly kinds: readonly WhenKind[];
  readonly inSeries: boolean;
  readonly setWhen: (when: When) => void;
  readonly choose: (kind: WhenKind) => void;
}

/** Where it begins: now for what is tried again, the post's own time, the one the owner came with (`?at=`), or tomorrow morning. */
export function useWhen(post: PostDetail | null, again: boolean, zone: string, now: number): WhenChoice {
  const route = useRoute();
  const [openedAt] = useState(now);
  const wanted = route.name === 'compose' ? route.at : null;
  const opening: WallTime =
    wanted !== null && /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/u.test(wanted)
      ? { local: wanted, zone }
      : firstTime(openedAt, zone);
  const [own, setWhen] = useState<When | null>(null);
  const inSeries = post !== null && post.seriesId !== null && !again;
  const series = useQuery(
    orpc.planning.series.queryOptions({ input: { postId: post?.id ?? '' }, enabled: inSeries }),
  ).data;
  const when = own ?? (again ? 'now' : (post?.wallTime ?? opening));

  function choose(kind: WhenKind): void {
    const time = timeOf(when) ?? post?.wallTime ?? opening;
    switch (kind) {
      case 'now':
      case 'queue':
        setWhen(kind);
        break;
      case 'time':
        setWhen(time);
        break;
      case 'repeat':
        setWhen(
          series === null || series === undefined
            ? usualRepeat(time)
            : { start: time, recurrence: series.recurrence },
        );
        break;
    }
  }
  const kinds: readonly WhenKind[] = inSeries
    ? ['time', 'repeat']
    : again
      ? ['time', 'now']
      : ['time', 'queue', 'repeat', 'now'];
  return { when, kinds, inSeries, setWhen, choose };
}
