import { Skeleton } from '../ui/Skeleton.tsx';

/** The place of a view while its code arrives. */
export function ViewSkeleton() {
  return (
    <div aria-hidden="true" className="mx-auto flex max-w-[1120px] flex-col gap-5 px-6 pt-6">
      <Skeleton className="h-8 w-52" />
      <Skeleton className="h-28 w-full rounded-xl" />
      <Skeleton className="h-28 w-full rounded-xl" />
    </div>
  );
}
