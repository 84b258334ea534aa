import { cx } from "./cx";

/** The place of something that is being loaded. Who reads the screen is told in words elsewhere. */
export function Skeleton({ className }: { readonly className?: string }) {
  return <span aria-hidden className={cx("block animate-pulse bg-raised", className)} />;
}

/** The places of rows with a round picture, two lines and two buttons. */
export function SkeletonRows({ count }: { readonly count: number }) {
  return (
    <div aria-hidden className="flex flex-col">
      {Array.from({ length: count }, (_, index) => (
        <div key={index} className="flex min-h-18 items-center gap-4 px-2">
          <Skeleton className="size-12 rounded-full" />
          <div className="flex flex-1 flex-col gap-2">
            <Skeleton className="h-4 w-36 rounded-lg" />
            <Skeleton className="h-3 w-20 rounded-lg" />
          </div>
          <Skeleton className="size-11 rounded-full" />
          <Skeleton className="size-11 rounded-full" />
        </div>
      ))}
    </div>
  );
}
