import { Trans } from '@lingui/react/macro';

/** The word "Practice" beside an account's name. */
export function PracticeTag() {
  return (
    <span className="inline-flex h-5 shrink-0 items-center gap-1.5 overflow-hidden whitespace-nowrap rounded-full bg-warning-fill pr-2 pl-1.5 font-medium text-warning-ink text-xs ring-1 ring-warning-line ring-inset">
      <span aria-hidden="true" className="practice-stripes size-2.5 rounded-full" />
      <Trans>Practice</Trans>
    </span>
  );
}
