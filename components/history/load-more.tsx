import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import type { History } from "./use-history";

/** The next page comes when its place is this near. CSS pixels. */
const nearPx = 600;

/** The end of a list that goes on: near it the next page comes by itself, or with a click. */
export function LoadMore({ next, loadMore }: Pick<History, "next" | "loadMore">) {
  const t = useTranslations("history");
  const place = useRef<HTMLDivElement>(null);
  const idle = next === "idle";
  useEffect(() => {
    const { current } = place;
    if (current === null || !idle) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) loadMore();
      },
      { rootMargin: `${nearPx}px` },
    );
    observer.observe(current);
    return () => observer.disconnect();
  }, [idle, loadMore]);
  return (
    <div ref={place} className="flex flex-col items-center gap-3 py-2">
      {next === "failed" && (
        <Notice kind="danger" urgent>
          {t("moreFailed")}
        </Notice>
      )}
      <Button kind="secondary" aria-disabled={next === "loading"} onClick={loadMore}>
        {t(next === "loading" ? "loadingMore" : next === "failed" ? "retry" : "more")}
      </Button>
    </div>
  );
}
