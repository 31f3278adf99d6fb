import type { PostCard } from '../../../shared/contract/posts.ts';
import { NetworkMark } from '../../ui/NetworkMark.tsx';
import { useCalendar } from './calendar-context.ts';
import { marksOf } from './marks.ts';

/** More than this many marks become a number even in a wide card. */
const wide = 6;

/**
 * The networks that a post goes to, as small marks; in a narrow card `narrow` of them. A card whose accounts are all practice ones
 * says so by its stripe; only where both kinds meet does each mark say which it is.
 */
export function AccountMarks({ post, narrow }: { readonly post: PostCard; readonly narrow: number }) {
  const { format, accounts } = useCalendar();
  const marks = marksOf(post, accounts);
  const isMixed = new Set(marks.map(({ mode }) => mode)).size > 1;
  const inNarrow = marks.length > narrow ? narrow - 1 : marks.length;
  const inWide = marks.length > wide ? wide - 1 : marks.length;
  const more = (shown: number): string => `+${format.count(marks.length - shown)}`;

  return (
    <span className="flex min-w-0 flex-1 items-center gap-[3px] overflow-hidden @max-[104px]/card:invisible">
      {marks.slice(0, inWide).map(({ network, mode }, index) => (
        <span key={`${network} ${mode}`} className={index < inNarrow ? 'flex' : 'hidden @min-[180px]/card:flex'}>
          <NetworkMark network={network} mode={isMixed ? mode : 'real'} size={13} decorative />
        </span>
      ))}
      {inNarrow < marks.length && (
        <span className="text-xs text-ink-2 tabular-nums @min-[180px]/card:hidden">{more(inNarrow)}</span>
      )}
      {inWide < marks.length && (
        <span className="hidden text-xs text-ink-2 tabular-nums @min-[180px]/card:inline">{more(inWide)}</span>
      )}
    </span>
  );
}
