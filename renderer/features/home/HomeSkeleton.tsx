import { Skeleton } from '../../ui/Skeleton.tsx';

/** Home while it is read: the same cards, still empty. */
export function HomeSkeleton() {
  return (
    <div
      aria-busy="true"
      className="grid items-start gap-5 @[880px]:grid-cols-[minmax(0,1.6fr)_minmax(0,1fr)]"
    >
      <div className="flex flex-col gap-5">
        <SkeletonCard lines={3} />
        <SkeletonCard lines={2} />
      </div>
      <SkeletonCard lines={4} />
    </div>
  );
}

function SkeletonCard({ lines }: { readonly lines: number }) {
  return (
    <div className="rounded-xl border border-line bg-surface-1 px-4 py-3">
      <Skeleton className="mb-3 h-4 w-32" />
      {Array.from({ length: lines }, (_, index) => (
        <div key={index} className="flex h-20 items-center gap-3">
          <Skeleton className="size-14 rounded-lg" />
          <div className="flex flex-1 flex-col gap-2">
            <Skeleton className="h-3.5 w-4/5" />
            <Skeleton className="h-3 w-1/3" />
          </div>
        </div>
      ))}
    </div>
  );
}
