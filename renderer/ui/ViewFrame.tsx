import type { ReactNode } from 'react';

export interface ViewFrameProps {
  readonly title: string;
  readonly description?: ReactNode;
  readonly actions?: ReactNode;
  /** Text to read is narrower than things to scan. */
  readonly measure?: 'narrow' | 'wide';
  /** Above everything, at full width: the practice band. */
  readonly band?: ReactNode;
  readonly children: ReactNode;
}

/** A view that scrolls, with its heading and its measure. */
export function ViewFrame({
  title,
  description,
  actions,
  measure = 'narrow',
  band,
  children,
}: ViewFrameProps) {
  return (
    <div className="flex h-full flex-col">
      {band}
      <div className="min-h-0 flex-1 overflow-y-auto">
        <div
          className={`mx-auto flex flex-col gap-6 px-8 pt-7 pb-14 ${measure === 'narrow' ? 'max-w-[800px]' : 'max-w-[1120px]'}`}
        >
          <header className="flex flex-wrap items-start gap-x-4 gap-y-3">
            <div className="min-w-0 flex-1">
              <h1 className="font-semibold text-title text-ink-1">{title}</h1>
              {description !== undefined && <p className="mt-1 max-w-[68ch] text-ink-2">{description}</p>}
            </div>
            {actions}
          </header>
          {children}
        </div>
      </div>
    </div>
  );
}

export interface SectionProps {
  readonly title: string;
  readonly description?: ReactNode;
  readonly children: ReactNode;
}

/** A titled part of a view, its content in one card. */
export function Section({ title, description, children }: SectionProps) {
  return (
    <section className="flex flex-col gap-2.5">
      <div>
        <h2 className="font-semibold text-heading text-ink-1">{title}</h2>
        {description !== undefined && <p className="max-w-[68ch] text-data text-ink-2">{description}</p>}
      </div>
      <div className="divide-y divide-line rounded-xl border border-line bg-surface-1 shadow-card">
        {children}
      </div>
    </section>
  );
}

/** A line of a section: words at the left, what changes it at the right. */
export function Row({ children }: { readonly children: ReactNode }) {
  return (
    <div className="flex min-h-14 flex-wrap items-center gap-x-6 gap-y-2 px-4 py-3 compact:min-h-11 compact:py-1">
      {children}
    </div>
  );
}
