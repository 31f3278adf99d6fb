import { Trans } from '@lingui/react/macro';
import { Button } from '../../ui/Button.tsx';
import { Kbd } from '../../ui/Kbd.tsx';
import { useCalendar } from './calendar-context.ts';
import { useCarry } from './carry.ts';
import { TargetLabel } from './TargetLabel.tsx';
import { useCarryWords } from './use-carry-words.ts';
import type { KeyboardCarry } from './use-keyboard-carry.ts';

/** While a post is carried by keyboard: what it is, where it would go, and how to let go. */
export function CarryBar({ carry }: { readonly carry: KeyboardCarry }) {
  const carried = useCarry((state) => (state.carried?.by === 'keyboard' ? state.carried : null));
  const { format } = useCalendar();
  const words = useCarryWords(format);
  if (carried === null) return null;
  const cannotDrop = carried.target === null || carried.target.outcome === 'refuse';

  return (
    <div className="absolute bottom-4 left-1/2 z-40 flex max-w-[calc(100%-2rem)] -translate-x-1/2 items-center gap-4 rounded-xl border border-line bg-surface-1 px-4 py-3 shadow-lg">
      <div className="flex min-w-0 flex-col gap-0.5">
        <span className="truncate text-xs text-ink-2">{words.title(carried.post)}</span>
        <TargetLabel target={carried.target} />
      </div>
      <p className="hidden shrink-0 items-center gap-1 text-xs text-ink-2 lg:flex">
        <Kbd>←</Kbd>
        <Kbd>↑</Kbd>
        <Kbd>↓</Kbd>
        <Kbd>→</Kbd>
      </p>
      <div className="flex shrink-0 gap-2">
        <Button variant="quiet" onPress={carry.cancel}>
          <Trans>Put back</Trans> <Kbd>Esc</Kbd>
        </Button>
        <Button variant="primary" onPress={carry.drop} isDisabled={cannotDrop}>
          <Trans>Drop here</Trans> <Kbd>⏎</Kbd>
        </Button>
      </div>
    </div>
  );
}
