import { Skeleton } from '../../ui/Skeleton.tsx';

/** A post while it is read: the same places, still empty. */
export function PostSkeleton() {
  return (
    <div className="mx-auto flex max-w-[680px] flex-col gap-5 px-5 pt-4" aria-busy="true">
      <div className="flex gap-2">
        <Skeleton className="h-28 w-28 rounded-lg" />
        <Skeleton className="h-28 w-28 rounded-lg" />
      </div>
      <Skeleton className="h-16 w-full" />
      <Skeleton className="h-28 w-full rounded-xl" />
      <Skeleton className="h-28 w-full rounded-xl" />
    </div>
  );
}
