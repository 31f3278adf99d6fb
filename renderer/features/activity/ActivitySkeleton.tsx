import { Skeleton } from '../../ui/Skeleton.tsx';

const widths = ['w-3/5', 'w-2/5', 'w-1/2', 'w-3/5', 'w-2/5', 'w-1/2', 'w-3/5', 'w-2/5'];

/** The list while its first page is read. */
export function ActivitySkeleton() {
  return (
    <div aria-busy="true" className="flex flex-col">
      <Skeleton className="mt-4 mb-3 h-4 w-24" />
      {widths.map((width, index) => (
        <div key={index} className="flex h-[60px] items-center gap-3">
          <Skeleton className="size-7 rounded-full" />
          <div className="flex flex-1 flex-col gap-1.5">
            <Skeleton className={`h-3.5 ${width}`} />
            <Skeleton className="h-3 w-1/3" />
          </div>
        </div>
      ))}
    </div>
  );
}
