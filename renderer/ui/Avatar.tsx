import type { AccountMode, NetworkId } from '../../shared/model/network.ts';
import { cx } from './cx.ts';
import { NetworkMark } from './NetworkMark.tsx';

export interface AvatarProps {
  readonly name: string;
  readonly network?: NetworkId;
  readonly mode?: AccountMode;
  readonly size?: 28 | 36 | 44;
}

/** First letters of the first and last word; names in one word give one. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u);
  const first = [...(words[0] ?? '')][0] ?? '';
  const last = words.length > 1 ? ([...(words.at(-1) ?? '')][0] ?? '') : '';
  return (first + last).toLocaleUpperCase();
}

const hues = ['bg-accent-fill text-accent', 'bg-info-fill text-info-ink', 'bg-warning-fill text-warning-ink', 'bg-success-fill text-success-ink', 'bg-surface-3 text-ink-1'] as const;

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
          size === 28 ? 'size-7 text-xs' : size === 36 ? 'size-9 text-data' : 'size-11 text-sm',
          hueOf(name),
        )}
      >
        {initialsOf(name)}
      </span>
      {network !== undefined && (
        <span className="absolute -right-1 -bottom-1 rounded-full bg-surface-1 p-[3px]">
          <NetworkMark network={network} mode={mode} size={size === 28 ? 10 : 12} decorative />
        </span>
      )}
    </span>
  );
}
