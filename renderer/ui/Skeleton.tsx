import type { CSSProperties } from 'react';
import { cx } from './cx.ts';

/** The place of something that is on its way, in its real size. */
export function Skeleton({ className, style }: { readonly className?: string; readonly style?: CSSProperties }) {
  return <div aria-hidden="true" style={style} className={cx('breathe rounded-md bg-surface-2', className)} />;
}
