import type { CSSProperties } from 'react';
import { cx } from './cx.ts';

export interface SkeletonProps {
  readonly className?: string;
  /** For sizes that are only known at run time. */
  readonly style?: CSSProperties;
}

/** The place of something that is on its way, at its real size. */
export function Skeleton({ className, style }: SkeletonProps) {
  return (
    <div aria-hidden="true" className={cx('breathe rounded-md bg-surface-2', className)} style={style} />
  );
}
