import { useLingui } from '@lingui/react/macro';
import { Repeat } from 'lucide-react';
import { type KeyboardEventHandler, memo, type ReactNode } from 'react';
import type { PostCard } from '../../../shared/contract/posts.ts';
import { useRoute } from '../../app/router.ts';
import { MediaThumb } from '../../ui/MediaThumb.tsx';
import { PublicationStateBadge } from '../../ui/PublicationStateBadge.tsx';
import { AccountMarks } from './AccountMarks.tsx';
import { useCalendar } from './calendar-context.ts';
import { useCarry } from './carry.ts';
import { isPractice } from './marks.ts';
import { postState } from './post-state.ts';
import { CardActions } from './CardActions.tsx';
import { usePointerCarry } from './use-pointer-carry.ts';
import { usePostName } from './use-post-name.ts';

/** The heights that `layout.ts` plans with. */
const heights = { full: 'h-[60px] py-1', small: 'h-9 py-0.5', line: 'h-6' } as const;

interface CalendarPostProps {
  readonly post: PostCard;
  /** `full`: square, two lines, marks and state; `small`: time, marks and one line; `line`: time, words and state in one. */
  readonly size: 'full' | 'small' | 'line';
  /** Where cards stand outside of the grid, one of them is reached by Tab. */
  readonly inTabOrder?: boolean;
  /** Keys pressed on the card where no grid listens. */
  readonly onKeyDown?: KeyboardEventHandler<HTMLElement>;
}

/**
 * A post in the calendar. One button covers the card and opens it; dragging moves it; the actions that hover lifts have keys too
 * (Enter, M), so they stay out of the tab order.
 */
export const CalendarPost = memo(function CalendarPost({
  post,
  size,
  inTabOrder = false,
  onKeyDown,
}: CalendarPostProps) {
  const { t } = useLingui();
  const { format, accounts, open } = useCalendar();
  const isCarried = useCarry(({ carried }) => carried?.post.id === post.id);
  const onPointerDown = usePointerCarry(post);
  const route = useRoute();
  const state = postState(post);
  const name = usePostName(post);
  const time = post.at === null ? null : format.time(post.at);

  return (
    <div
      onPointerDown={onPointerDown}
      data-state={state}
      data-practice={isPractice(post, accounts) || undefined}
      data-open={(route.name === 'post' && route.postId === post.id) || undefined}
      data-carried={isCarried || undefined}
      className={`calendar-post @container/card relative min-w-0 shrink-0 select-none ${heights[size]}`}
    >
      <button
        type="button"
        data-item={post.id}
        tabIndex={inTabOrder ? 0 : -1}
        aria-label={name}
        onClick={() => open(post)}
        onKeyDown={onKeyDown}
        className="absolute inset-0 rounded-[7px]"
      />
      <div aria-hidden="true" className="pointer-events-none relative h-full min-w-0">
        {size === 'full' && (
          <div className="flex h-full flex-col justify-between">
            <div className="flex min-w-0 gap-1.5">
              {thumb(32)}
              {words('flex-1 line-clamp-2 max-h-8 leading-4')}
              {repeats()}
            </div>
            {facts(<AccountMarks post={post} isBesideThumb={false} />)}
          </div>
        )}
        {size === 'small' && (
          <div className="flex h-full min-w-0 gap-1.5">
            {thumb(28)}
            <div className="flex min-w-0 flex-1 flex-col justify-center">
              {facts(<AccountMarks post={post} isBesideThumb={post.cover !== null} />)}
              {words('truncate leading-[15px]')}
            </div>
          </div>
        )}
        {size === 'line' && (
          <div className="flex h-full flex-col justify-center">{facts(words('flex-1 truncate'))}</div>
        )}
      </div>
      {size !== 'line' && <CardActions post={post} />}
    </div>
  );

  function thumb(size: number): ReactNode {
    if (post.cover === null) return null;
    return (
      <span className="shrink-0 @max-[76px]/card:hidden">
        <MediaThumb assetId={post.cover.assetId} kind={post.cover.kind} size={size} />
      </span>
    );
  }

  function repeats(): ReactNode {
    return (
      post.seriesId !== null && (
        <Repeat size={12} className="mt-0.5 shrink-0 text-ink-2 @max-[76px]/card:hidden" />
      )
    );
  }

  function words(shape: string): ReactNode {
    return (
      <p className={`min-w-0 text-xs ${shape} ${post.excerpt === '' ? 'text-ink-3' : 'text-ink-1'}`}>
        {post.excerpt || t`Post without text`}
      </p>
    );
  }

  function facts(between: ReactNode): ReactNode {
    return (
      <div className="flex h-[15px] min-w-0 items-center gap-1">
        {time !== null && (
          <span className="shrink-0 text-xs leading-none font-medium text-ink-2 tabular-nums">{time}</span>
        )}
        {between}
        <span className="ml-auto flex shrink-0 items-center gap-1">
          {size !== 'full' && repeats()}
          <PublicationStateBadge state={state} size="icon" />
        </span>
      </div>
    );
  }
});
