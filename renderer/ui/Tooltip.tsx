import type { ReactElement } from 'react';
import { Tooltip as AriaTooltip, TooltipTrigger } from 'react-aria-components';

export interface TooltipProps {
  readonly text: string;
  readonly shortcut?: string;
  /** One focusable element. */
  readonly children: ReactElement;
}

/** A word beside what the pointer or focus is on; never the only place where something is said. */
export function Tooltip({ text, shortcut, children }: TooltipProps) {
  return (
    <TooltipTrigger delay={600} closeDelay={60}>
      {children}
      <AriaTooltip
        offset={6}
        className="appear max-w-64 rounded-md bg-ink-1 px-2 py-1 text-surface-1 text-xs shadow-float"
      >
        {text}
        {shortcut !== undefined && <span className="ml-2 opacity-75">{shortcut}</span>}
      </AriaTooltip>
    </TooltipTrigger>
  );
}
