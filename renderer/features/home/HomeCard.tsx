import type { ReactNode } from 'react';

interface HomeCardProps {
  readonly title: ReactNode;
  /** Right of the title, e.g. a way to see all. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}

/** A titled card of the Home view. */
export function HomeCard({ title, aside, children }: HomeCardProps) {
  return (
    <section className="rounded-xl border border-line bg-surface-1">
      <header className="flex min-h-11 items-center gap-2 px-4 pt-2">
        <h2 className="flex-1 text-sm font-semibold text-ink-1">{title}</h2>
        {aside !== undefined && <div className="-mr-2">{aside}</div>}
      </header>
      {children}
    </section>
  );
}
