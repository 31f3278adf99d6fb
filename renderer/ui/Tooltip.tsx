import type { ReactElement } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';

/** A short text beside what it explains, on hover and on keyboard focus. */
export function Tooltip(props: { readonly text: string; readonly shortcut?: string; readonly children: ReactElement }) {
  const { text, shortcut, children } = props;
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      {children}
      <AriaTooltip
        offset={6}
        className="appear max-w-64 rounded-md bg-ink-1 px-2 py-1 text-xs leading-4 text-surface-0 shadow-float"
      >
        {text}
        {shortcut !== undefined && <kbd className="ml-2 font-sans opacity-70">{shortcut}</kbd>}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
