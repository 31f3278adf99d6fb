import { useLingui } from '@lingui/react/macro';
import {
  Ban,
  CalendarClock,
  CircleCheck,
  CircleDashed,
  CircleHelp,
  CircleX,
  ClockAlert,
  CloudUpload,
  type LucideIcon,
  PackageOpen,
  Pause,
  PencilLine,
  Send,
} from 'lucide-react';
import { publicationStateLabels, type ShownState } from '../../shared/i18n/publication-states.ts';
import { Badge, type BadgeTone } from './Badge.tsx';
import { cx } from './cx.ts';

export interface PublicationStateBadgeProps {
  readonly state: ShownState;
  /** `icon` shows the picture alone, with the word as its name; `plain` leaves out the pill. */
  readonly size?: 'full' | 'plain' | 'icon';
  /** A time that belongs to the state, already in words. */
  readonly time?: string;
}

interface Look {
  readonly Icon: LucideIcon;
  readonly tone: BadgeTone;
  readonly working?: true;
}

const looks: Readonly<Record<ShownState, Look>> = {
  draft: { Icon: PencilLine, tone: 'neutral' },
  scheduled: { Icon: CalendarClock, tone: 'accent' },
  preparing: { Icon: PackageOpen, tone: 'info', working: true },
  committing: { Icon: Send, tone: 'info', working: true },
  verifying: { Icon: CircleDashed, tone: 'info', working: true },
  'handed-over': { Icon: CloudUpload, tone: 'accent' },
  published: { Icon: CircleCheck, tone: 'success' },
  failed: { Icon: CircleX, tone: 'danger' },
  'needs-owner': { Icon: CircleHelp, tone: 'warning' },
  missed: { Icon: ClockAlert, tone: 'warning' },
  held: { Icon: Pause, tone: 'neutral' },
  cancelled: { Icon: Ban, tone: 'neutral' },
};

const inks: Readonly<Record<BadgeTone, string>> = {
  neutral: 'text-ink-2',
  accent: 'text-accent',
  info: 'text-info-ink',
  success: 'text-success-ink',
  warning: 'text-warning-ink',
  danger: 'text-danger-ink',
};

/** A publication's state, the same everywhere: picture, word, colour, time. */
export function PublicationStateBadge({ state, size = 'full', time }: PublicationStateBadgeProps) {
  const { i18n } = useLingui();
  const { Icon, tone, working } = looks[state];
  const word = i18n._(publicationStateLabels[state]);
  const picture = (
    <Icon
      size={size === 'icon' ? 15 : 13}
      strokeWidth={2.25}
      aria-hidden="true"
      className={cx(working && 'breathe')}
    />
  );
  if (size === 'icon') {
    return (
      <span role="img" aria-label={word} title={word} className={cx('inline-flex shrink-0', inks[tone])}>
        {picture}
      </span>
    );
  }
  const text = (
    <>
      {word}
      {time !== undefined && <span className="font-normal tabular-nums">{time}</span>}
    </>
  );
  if (size === 'plain') {
    return (
      <span className={cx('inline-flex shrink-0 items-center gap-1 font-medium text-xs', inks[tone])}>
        {picture}
        {text}
      </span>
    );
  }
  return (
    <Badge tone={tone} icon={picture}>
      {text}
    </Badge>
  );
}
