import { useLingui } from '@lingui/react/macro';
import {
  ArrowDown,
  ArrowDownToLine,
  ArrowUp,
  ArrowUpToLine,
  Ellipsis,
  GripVertical,
  Type,
} from 'lucide-react';
import { Button as AriaButton, GridList, GridListItem, useDragAndDrop } from 'react-aria-components';
import type { PostCard } from '../../../shared/contract/posts.ts';
import { navigate } from '../../app/router.ts';
import { MediaThumb } from '../../ui/MediaThumb.tsx';
import { type MenuAction, MenuButton } from '../../ui/Menu.tsx';
import { NetworkMark } from '../../ui/NetworkMark.tsx';
import { PublicationStateBadge } from '../../ui/PublicationStateBadge.tsx';
import { calendarFormat } from '../calendar/format.ts';
import { isMovable } from '../calendar/time/moving.ts';
import { postState } from '../calendar/post-state.ts';
import { nearDay } from '../compose/when/moment-words.ts';
import { useZone } from '../planning/use-zone.ts';
import { placeAt } from './queue-order.ts';
import './queue.css';

interface QueueListProps {
  readonly posts: readonly PostCard[];
  /** The whole queue, of which `posts` are those shown. */
  readonly all: readonly PostCard[];
  readonly now: number;
  readonly onMove: (postId: string, before: string | null) => void;
}

/** The queue as a list whose times stand still while posts change places, by mouse, by keyboard or by menu. */
export function QueueList({ posts, all, now, onMove }: QueueListProps) {
  const { t } = useLingui();
  const { dragAndDropHooks } = useDragAndDrop({
    getItems: (keys) => [...keys].map((key) => ({ 'text/plain': String(key) })),
    onReorder({ keys, target }) {
      const [key] = keys;
      if (typeof key !== 'string' || typeof target.key !== 'string' || target.dropPosition === 'on') return;
      const before = placeAt(all, key, { id: target.key, side: target.dropPosition });
      if (before !== undefined) onMove(key, before);
    },
  });
  return (
    <GridList
      aria-label={t`Posts in the queue`}
      items={posts.map((post) => ({ ...post, index: all.findIndex(({ id }) => id === post.id) }))}
      dragAndDropHooks={dragAndDropHooks}
      onAction={(key) => navigate(`/posts/${String(key)}`)}
      className="queue-list flex flex-col gap-2 outline-none"
    >
      {(post) => <QueueRow post={post} all={all} now={now} onMove={onMove} />}
    </GridList>
  );
}

interface QueueRowProps {
  readonly post: PostCard & { readonly index: number };
  readonly all: readonly PostCard[];
  readonly now: number;
  readonly onMove: QueueListProps['onMove'];
}

function QueueRow({ post, all, now, onMove }: QueueRowProps) {
  const { t, i18n } = useLingui();
  const business = useZone();
  const zone = post.wallTime?.zone ?? business;
  const format = calendarFormat(i18n.locale, zone);
  const at = post.at ?? now;
  const near = nearDay(zone, at, now);
  const words = post.excerpt.trim() === '' ? t`Post without text` : post.excerpt;
  const state = postState(post);
  const day = near === 'today' ? t`Today` : near === 'tomorrow' ? t`Tomorrow` : dayWords(format.moment(at));
  return (
    <GridListItem
      id={post.id}
      textValue={words}
      className="group flex cursor-default items-stretch gap-4 rounded-xl outline-none focus-visible:outline-2 focus-visible:outline-accent focus-visible:outline-offset-2 dragging:opacity-50"
    >
      <div className="flex w-28 shrink-0 flex-col items-end justify-center text-right tabular-nums">
        <span className="text-data text-ink-2 first-letter:uppercase">{day}</span>
        <span className="text-sm font-semibold text-ink-1">{format.time(at)}</span>
      </div>
      <div className="flex min-w-0 flex-1 items-center gap-3 rounded-xl border border-line bg-surface-1 py-2.5 pr-2 pl-1 shadow-card group-hover:bg-surface-2">
        <AriaButton
          slot="drag"
          className="inline-flex h-9 w-6 shrink-0 cursor-grab items-center justify-center rounded-md text-ink-3 hover:text-ink-1 focus-visible:outline-2 focus-visible:outline-accent disabled:opacity-30"
        >
          <GripVertical size={16} aria-hidden="true" />
        </AriaButton>
        {post.cover === null ? (
          <span
            aria-hidden="true"
            className="grid size-12 shrink-0 place-items-center rounded-md bg-surface-2 text-ink-3"
          >
            <Type size={18} />
          </span>
        ) : (
          <MediaThumb assetId={post.cover.assetId} kind={post.cover.kind} size={48} />
        )}
        <div className="flex min-w-0 flex-1 flex-col gap-1">
          <p className="line-clamp-2 text-sm leading-5 text-ink-1">{words}</p>
          <span className="flex items-center gap-1.5">
            {post.publications.map(({ accountId, network, mode }) => (
              <NetworkMark key={accountId} network={network} mode={mode} size={15} />
            ))}
          </span>
        </div>
        {state !== 'scheduled' && <PublicationStateBadge state={state} />}
        {isMovable(post) && (
          <MenuButton
            label={t`Change the place of ${words}`}
            icon={<Ellipsis size={17} aria-hidden="true" />}
            items={places()}
          />
        )}
      </div>
    </GridListItem>
  );

  function places(): readonly MenuAction[] {
    const { id, index } = post;
    const last = index === all.length - 1;
    const idAt = (place: number): string | null => all[place]?.id ?? null;
    return [
      ...(index > 0
        ? [
            {
              id: 'first',
              label: t`To the front`,
              icon: <ArrowUpToLine size={16} aria-hidden="true" />,
              onAction: () => onMove(id, idAt(0)),
            },
            {
              id: 'up',
              label: t`One earlier`,
              icon: <ArrowUp size={16} aria-hidden="true" />,
              onAction: () => onMove(id, idAt(index - 1)),
            },
          ]
        : []),
      ...(last
        ? []
        : [
            {
              id: 'down',
              label: t`One later`,
              icon: <ArrowDown size={16} aria-hidden="true" />,
              onAction: () => onMove(id, idAt(index + 2)),
            },
            {
              id: 'last',
              label: t`To the end`,
              icon: <ArrowDownToLine size={16} aria-hidden="true" />,
              onAction: () => onMove(id, null),
            },
          ]),
    ];
  }
}

/** The day of a moment, without its time. */
const dayWords = (moment: string): string => moment.slice(0, moment.lastIndexOf(','));
