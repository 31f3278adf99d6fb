import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';

export type Tone = 'info' | 'success' | 'warning' | 'danger';

export interface BannerProps {
  readonly tone?: Tone;
  readonly title?: ReactNode;
  readonly children?: ReactNode;
  readonly action?: ReactNode;
  readonly className?: string;
}

const looks: Readonly<
  Record<Tone, { readonly box: string; readonly ink: string; readonly Icon: typeof Info }>
> = {
  info: { box: 'border-info-line bg-info-fill', ink: 'text-info-ink', Icon: Info },
  success: { box: 'border-success-line bg-success-fill', ink: 'text-success-ink', Icon: CircleCheck },
  warning: { box: 'border-warning-line bg-warning-fill', ink: 'text-warning-ink', Icon: TriangleAlert },
  danger: { box: 'border-danger-line bg-danger-fill', ink: 'text-danger-ink', Icon: CircleAlert },
};

/** A fact that matters for what stands below it, with the one button that helps. */
export function Banner({ tone = 'info', title, children, action, className }: BannerProps) {
  const { box, ink, Icon } = looks[tone];
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'status'}
      className={cx(
        'flex min-h-12 items-start gap-3 rounded-xl border px-3.5 py-1.5 text-sm',
        box,
        className,
      )}
    >
      <Icon size={17} aria-hidden="true" className={cx('mt-[9px] shrink-0', ink)} />
      <div className="min-w-0 flex-1 py-[7px] text-ink-1">
        {title !== undefined && <p className="font-medium">{title}</p>}
        <div className={cx('max-w-[72ch]', title !== undefined && 'text-ink-2')}>{children}</div>
      </div>
      {action}
    </div>
  );
}
