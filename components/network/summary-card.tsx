import { CircleCheck, CircleX, TriangleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import type { Summary } from "@/lib/client/network-check";
import { cx } from "@/components/ui/cx";

const looks = {
  good: { icon: CircleCheck, look: "bg-accent-soft text-accent-ink" },
  warning: { icon: TriangleAlert, look: "bg-warning-soft text-warning-ink" },
  failed: { icon: CircleX, look: "bg-danger-soft text-danger-ink" },
} as const;

/** What it all comes to, in a sentence. */
export function SummaryCard({ summary: { state, verdict } }: { readonly summary: Summary }) {
  const t = useTranslations("network");
  const { icon: Icon, look } = looks[state];
  return (
    <div className={cx("flex items-start gap-3 rounded-3xl px-5 py-4 sm:px-6", look)}>
      <Icon aria-hidden className="mt-0.5 size-6 shrink-0" />
      <div className="flex min-w-0 flex-col gap-0.5">
        <h2 className="text-lg font-semibold">{t(`verdict.${verdict}`)}</h2>
        <p>{t(`because.${verdict}`)}</p>
      </div>
    </div>
  );
}
