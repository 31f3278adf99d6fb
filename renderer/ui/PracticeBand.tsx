import { Trans } from '@lingui/react/macro';
import { PracticeTag } from './PracticeTag.tsx';

/** The thin striped band at the top of everything that practice mode touches. */
export function PracticeBand() {
  return (
    <div className="shrink-0">
      <div className="practice-stripes h-1" />
      <p className="flex items-center gap-2 bg-warning-fill px-4 py-1 text-ink-2 text-xs">
        <PracticeTag />
        <Trans>What practice accounts publish stays on this computer.</Trans>
      </p>
    </div>
  );
}
