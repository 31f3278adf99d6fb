import type { ReactNode } from 'react';

/** What stands where nothing is yet: what will be here, and one button that leads there. */
export function EmptyState(props: { readonly title: string; readonly action?: ReactNode; readonly icon?: ReactNode; readonly children?: ReactNode }) {
  return (
    <div className="grid min-h-60 place-items-center px-6 py-10">
      <div className="flex max-w-[46ch] flex-col items-center gap-2 text-center">
        {props.icon !== undefined && <div className="mb-2 text-ink-3">{props.icon}</div>}
        <h2 className="text-base font-semibold text-ink-1">{props.title}</h2>
        {props.children !== undefined && <p className="text-sm leading-6 text-ink-2">{props.children}</p>}
        {props.action !== undefined && <div className="mt-3">{props.action}</div>}
      </div>
    </div>
  );
}
