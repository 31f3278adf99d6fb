import type { ReactNode } from 'react';
import { Brand } from '../../app/Brand.tsx';
import { cx } from '../../ui/cx.ts';

export interface FullPageProps {
  readonly icon?: ReactNode;
  /** `calm`: nothing is wrong. */
  readonly tone?: 'warning' | 'calm';
  readonly title: string;
  readonly children: ReactNode;
  readonly actions?: ReactNode;
}

/** A page that stands before everything else until its question is solved. */
export function FullPage({ icon, tone = 'warning', title, children, actions }: FullPageProps) {
  return (
    <main className="window-drag flex h-full overflow-y-auto bg-surface-0 p-8">
      <div className="m-auto flex w-full max-w-lg flex-col gap-6 window-no-drag">
        <Brand />
        <div className="flex flex-col gap-5 rounded-2xl border border-line bg-surface-1 p-7 shadow-card">
          <div className="flex items-start gap-4">
            {icon !== undefined && (
              <span
                className={cx(
                  'flex size-11 shrink-0 items-center justify-center rounded-2xl',
                  tone === 'warning' ? 'bg-warning-fill text-warning-ink' : 'bg-accent-fill text-accent',
                )}
              >
                {icon}
              </span>
            )}
            <div className="flex min-w-0 flex-col gap-2">
              <h1 className="font-semibold text-ink-1 text-title">{title}</h1>
              <div className="flex flex-col gap-2 text-ink-2">{children}</div>
            </div>
          </div>
          {actions}
        </div>
      </div>
    </main>
  );
}
