import { useLingui } from '@lingui/react/macro';
import type { LucideIcon } from 'lucide-react';
import { Link } from 'react-aria-components';
import { cx } from '../ui/cx.ts';
import { Tooltip } from '../ui/Tooltip.tsx';

interface NavItemProps {
  readonly path: string;
  readonly Icon: LucideIcon;
  readonly label: string;
  readonly isHere: boolean;
  readonly folded: boolean;
  /** Things in that view that wait for the owner. */
  readonly count?: number;
  readonly countLabel?: string;
}

/** A line of the sidebar. */
export function NavItem({ path, Icon, label, isHere, folded, count = 0, countLabel = '' }: NavItemProps) {
  const { i18n } = useLingui();
  const number = i18n.number(count);
  const link = (
    <Link
      href={`#${path}`}
      {...(isHere ? { 'aria-current': 'page' as const } : {})}
      className={cx(
        'relative flex h-9 items-center rounded-lg text-sm transition-colors',
        folded ? 'w-10 justify-center' : 'gap-2.5 px-2.5',
        isHere ? 'bg-surface-3 font-medium text-ink-1' : 'text-ink-2 hover:bg-surface-2 hover:text-ink-1',
        'focus-visible:outline-2 focus-visible:outline-accent',
      )}
    >
      <Icon size={17} aria-hidden="true" className="shrink-0" strokeWidth={isHere ? 2.25 : 2} />
      <span className={folded ? 'sr-only' : 'min-w-0 flex-1 truncate'}>{label}</span>
      {count > 0 && (
        <span className="sr-only">
          , {number} {countLabel}
        </span>
      )}
      {count > 0 && (
        <span
          aria-hidden="true"
          className={cx(
            'inline-flex items-center justify-center rounded-full bg-warning-fill font-semibold text-warning-ink text-xs tabular-nums ring-1 ring-warning-line ring-inset',
            folded ? 'absolute top-0 right-0 h-4 min-w-4 px-1 text-[10px]' : 'h-5 min-w-5 px-1.5',
          )}
        >
          {number}
        </span>
      )}
    </Link>
  );
  return <li>{folded ? <Tooltip text={label}>{link}</Tooltip> : link}</li>;
}
