import { Trans } from '@lingui/react/macro';
import { Ban, Check, CircleDot, TriangleAlert } from 'lucide-react';
import { useCalendar } from './calendar-context.ts';
import type { DropTarget } from './drop-target.ts';
import { useCarryWords } from './use-carry-words.ts';

const marks = {
  free: { Icon: Check, colour: 'text-success-ink' },
  clash: { Icon: TriangleAlert, colour: 'text-warning-ink' },
  refused: { Icon: Ban, colour: 'text-danger-ink' },
  same: { Icon: CircleDot, colour: 'text-ink-2' },
} as const;

/** The time that a carried post would get, and whether it is free. */
export function TargetLabel({ target }: { readonly target: DropTarget | null }) {
  const { format } = useCalendar();
  const words = useCarryWords(format);
  if (target === null) {
    return (
      <span className="text-sm text-ink-2">
        <Trans>Move it over a day</Trans>
      </span>
    );
  }
  const { tone, time, fact } = words.target(target);
  const { Icon, colour } = marks[tone];
  return (
    <span className="flex flex-col gap-0.5">
      <span className="text-sm font-semibold text-ink-1 tabular-nums">{time}</span>
      <span className={`flex items-start gap-1 text-xs ${colour}`}>
        <Icon size={14} aria-hidden="true" className="mt-px shrink-0" />
        {fact}
      </span>
    </span>
  );
}
