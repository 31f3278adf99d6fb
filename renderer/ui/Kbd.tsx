import type { ReactNode } from 'react';

/** A key to press. */
export function Kbd({ children }: { readonly children: ReactNode }) {
  return (
    <kbd className="inline-grid h-5 min-w-5 place-items-center rounded border border-line-strong/50 bg-surface-0/70 px-1 font-sans text-[11px] font-medium text-ink-2">
      {children}
    </kbd>
  );
}
