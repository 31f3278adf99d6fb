import { useLingui } from '@lingui/react/macro';
import { Skeleton } from '../../ui/Skeleton.tsx';

/** The compose view while its post is on the way: the same places, still empty. */
export function ComposeSkeleton() {
  const { t } = useLingui();
  return (
    <div className="flex h-full flex-col" aria-busy="true" aria-label={t`Opening the post`}>
      <div className="flex min-h-0 flex-1">
        <div className="flex min-w-0 flex-1 flex-col gap-4 px-6 pt-5">
          <Skeleton className="h-7 w-40" />
          <div className="flex gap-1.5">
            <Skeleton className="h-9 w-36 rounded-full" />
            <Skeleton className="h-9 w-44 rounded-full" />
            <Skeleton className="h-9 w-32 rounded-full" />
          </div>
          <Skeleton className="h-64 w-full rounded-xl" />
          <Skeleton className="h-12 w-full rounded-xl" />
          <Skeleton className="h-12 w-full rounded-xl" />
        </div>
        <div className="w-[clamp(380px,38%,560px)] border-line border-l bg-surface-0 px-5 pt-5">
          <Skeleton className="h-7 w-24" />
          <Skeleton className="mx-auto mt-10 h-[420px] max-w-[468px] rounded-xl" />
        </div>
      </div>
      <div className="border-line border-t px-5 py-3">
        <Skeleton className="h-9 w-80" />
      </div>
    </div>
  );
}
