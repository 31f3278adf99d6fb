import type { PostCard } from '../../../shared/contract/posts.ts';
import { NetworkMark } from '../../ui/NetworkMark.tsx';
import { useCalendar } from './calendar-context.ts';
import { marksOf } from './marks.ts';

/** How many marks have room from a width of the card on; `number` is for the rest, and gives way at the next width. */
interface Tier {
  readonly most: number;
  readonly mark: string;
  readonly number: string | null;
}

const wholeLine: readonly Tier[] = [
  { most: 1, mark: 'flex @max-[64px]/card:hidden', number: null },
  {
    most: 2,
    mark: 'hidden @min-[88px]/card:flex',
    number: 'hidden @min-[88px]/card:inline @min-[104px]/card:hidden',
  },
  {
    most: 3,
    mark: 'hidden @min-[104px]/card:flex',
    number: 'hidden @min-[104px]/card:inline @min-[120px]/card:hidden',
  },
  {
    most: 4,
    mark: 'hidden @min-[120px]/card:flex',
    number: 'hidden @min-[120px]/card:inline @min-[180px]/card:hidden',
  },
  { most: 6, mark: 'hidden @min-[180px]/card:flex', number: 'hidden @min-[180px]/card:inline' },
];
const besideThumb: readonly Tier[] = [
  {
    most: 2,
    mark: 'hidden @min-[120px]/card:flex',
    number: 'hidden @min-[120px]/card:inline @min-[180px]/card:hidden',
  },
  { most: 5, mark: 'hidden @min-[180px]/card:flex', number: 'hidden @min-[180px]/card:inline' },
];

/**
 * The networks that a post goes to, as small marks; those without room become a number. A card whose accounts are all practice ones
 * says so by its stripe; only where both kinds meet does each mark say which it is.
 */
export function AccountMarks({
  post,
  isBesideThumb,
}: {
  readonly post: PostCard;
  readonly isBesideThumb: boolean;
}) {
  const { format, accounts } = useCalendar();
  const marks = marksOf(post, accounts);
  const isMixed = new Set(marks.map(({ mode }) => mode)).size > 1;
  const tiers = (isBesideThumb ? besideThumb : wholeLine).map((tier) => ({
    ...tier,
    shown: fitting(marks.length, tier.most),
  }));

  return (
    <span className="-m-1 flex min-w-0 flex-1 items-center gap-[3px] overflow-hidden p-1">
      {marks.map(({ network, mode }, index) => {
        const tier = tiers.find(({ shown }) => index < shown);
        return (
          tier !== undefined && (
            <span key={`${network} ${mode}`} className={tier.mark}>
              <NetworkMark network={network} mode={isMixed ? mode : 'real'} size={13} decorative />
            </span>
          )
        );
      })}
      {tiers.map(
        ({ most, number, shown }) =>
          number !== null &&
          shown < marks.length && (
            <span key={most} className={`text-xs text-ink-2 tabular-nums ${number}`}>
              +{format.count(marks.length - shown)}
            </span>
          ),
      )}
    </span>
  );
}

/** How many of `count` marks are shown where `most` have room: the number takes the place of one. */
function fitting(count: number, most: number): number {
  return count <= most ? count : most - 1;
}
