import type { ReactNode } from 'react';
import { cx } from './cx.ts';

export type BadgeTone = 'neutral' | 'accent' | 'info' | 'success' | 'warning' | 'danger';

const looks: Readonly<Record<BadgeTone, string>> = {
  neutral: 'bg-surface-2 text-ink-2 ring-line',
  accent: 'bg-accent-fill text-accent ring-accent-line',
  info: 'bg-info-fill text-info-ink ring-info-line',
  success: 'bg-success-fill text-success-ink ring-success-line',
  warning: 'bg-warning-fill text-warning-ink ring-warning-line',
  danger: 'bg-danger-fill text-danger-ink ring-danger-line',
};

export interface BadgeProps {
  readonly tone?: BadgeTone;
  readonly icon?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A word that qualifies what it stands beside. */
export function Badge({ tone = 'neutral', icon, children, className }: BadgeProps) {
  return (
    <span
      className={cx(
        'inline-flex h-[22px] shrink-0 items-center gap-1 whitespace-nowrap rounded-full px-2 font-medium text-xs ring-1 ring-inset',
        looks[tone],
        className,
      )}
    >
      {icon}
      {children}
    </span>
  );
}
