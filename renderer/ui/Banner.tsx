import { CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { cx } from './cx.ts';

export type Tone = 'info' | 'success' | 'warning' | 'danger';

const looks: Readonly<Record<Tone, string>> = {
  info: 'border-info-line bg-info-fill text-info-ink',
  success: 'border-success-line bg-success-fill text-success-ink',
  warning: 'border-warning-line bg-warning-fill text-warning-ink',
  danger: 'border-danger-line bg-danger-fill text-danger-ink',
};

const icons = { info: Info, success: CircleCheck, warning: TriangleAlert, danger: TriangleAlert } as const;

/** A fact that matters for what stands below it, with the way on where there is one. */
export function Banner(props: {
  readonly tone: Tone;
  readonly title?: string;
  readonly action?: ReactNode;
  readonly className?: string;
  readonly children?: ReactNode;
}) {
  const { tone, title, action, className, children } = props;
  const Icon = icons[tone];
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'status'}
      className={cx('flex min-h-12 items-center gap-3 rounded-xl border px-4 py-2 text-sm', looks[tone], className)}
    >
      <Icon size={17} aria-hidden="true" className="shrink-0" />
      <div className="min-w-0 flex-1">
        {title !== undefined && <p className="font-medium">{title}</p>}
        {children}
      </div>
      {action}
    </div>
  );
}
