/** Looks that all fields share. Fields say what is wrong and never keep a form from being sent again (`validationBehavior`). */
export const field = {
  root: 'flex flex-col gap-1.5',
  label: 'text-data font-medium text-ink-1',
  description: 'text-data text-ink-2',
  error: 'text-data text-danger-ink',
  box: 'min-h-9 w-full rounded-lg border border-line-strong bg-surface-1 px-3 text-sm text-ink-1 outline-none transition-colors hover:border-ink-3 focus:border-accent focus:ring-1 focus:ring-accent invalid:border-danger disabled:opacity-60',
  group:
    'flex min-h-9 items-center rounded-lg border border-line-strong bg-surface-1 text-sm text-ink-1 transition-colors hover:border-ink-3 focus-within:border-accent focus-within:ring-1 focus-within:ring-accent invalid:border-danger disabled:opacity-60',
} as const;
