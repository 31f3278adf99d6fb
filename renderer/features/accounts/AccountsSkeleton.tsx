import { Skeleton } from '../../ui/Skeleton.tsx';

/** Two networks with an account each, at their real size. */
export function AccountsSkeleton() {
  return (
    <div aria-hidden="true" className="flex flex-col gap-6">
      {[0, 1].map((index) => (
        <div key={index} className="flex flex-col gap-2.5">
          <Skeleton className="h-[22px] w-28" />
          <div className="flex h-[61px] items-center gap-3 rounded-xl border border-line px-4">
            <Skeleton className="size-9 rounded-full" />
            <Skeleton className="h-8 w-48" />
          </div>
        </div>
      ))}
    </div>
  );
}
