import type { AccountMode, NetworkId } from '../../shared/model/network.ts';
import { cx } from './cx.ts';
import { initialsOf } from './initials.ts';
import { NetworkMark } from './NetworkMark.tsx';

export interface AvatarProps {
  readonly name: string;
  readonly network?: NetworkId;
  readonly mode?: AccountMode;
  readonly size?: 28 | 36 | 44;
}

const hues = [
  'bg-accent-fill text-accent',
  'bg-info-fill text-info-ink',
  'bg-warning-fill text-warning-ink',
  'bg-success-fill text-success-ink',
  'bg-surface-3 text-ink-1',
] as const;

/** The same name always wears the same colour. */
function hueOf(name: string): string {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return hues[sum % hues.length] ?? hues[0];
}

/** An account's letters, with its network's mark at the corner. */
export function Avatar({ name, network, mode = 'real', size = 36 }: AvatarProps) {
  return (
    <span className="relative inline-flex shrink-0" aria-hidden="true">
      <span
        className={cx(
          'inline-flex items-center justify-center rounded-full font-semibold',
          size === 28
            ? 'size-7 text-[11px]'
            : size === 36
              ? 'size-9 pr-0.5 pb-0.5 text-xs'
              : 'size-11 text-sm',
          hueOf(name),
        )}
      >
        {initialsOf(name)}
      </span>
      {network !== undefined && (
        <span className="absolute -right-1.5 -bottom-1 rounded-full bg-surface-1 p-0.5">
          <NetworkMark
            network={network}
            mode={mode}
            size={size === 44 ? 14 : size === 36 ? 12 : 10}
            decorative
          />
        </span>
      )}
    </span>
  );
}
