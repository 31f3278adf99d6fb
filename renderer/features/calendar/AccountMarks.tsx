import type { PostCard } from '../../../shared/contract/posts.ts';
import { NetworkMark } from '../../ui/NetworkMark.tsx';
import { useCalendar } from './calendar-context.ts';
import { marksOf } from './marks.ts';

/** The networks that a post goes to, as small marks; more than `most` become a number. */
export function AccountMarks({ post, most }: { readonly post: PostCard; readonly most: number }) {
  const { format, accounts } = useCalendar();
  const marks = marksOf(post, accounts);
  const shown = marks.length > most ? marks.slice(0, most - 1) : marks;
  return (
    <span className="flex shrink-0 items-center gap-0.5">
      {shown.map(({ network, mode }) => (
        <NetworkMark key={`${network} ${mode}`} network={network} mode={mode} size={14} />
      ))}
      {shown.length < marks.length && (
        <span className="text-xs text-ink-2 tabular-nums">+{format.count(marks.length - shown.length)}</span>
      )}
    </span>
  );
}
