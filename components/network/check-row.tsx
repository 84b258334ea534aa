import { CircleCheck, CircleDashed, CircleMinus, CircleX, LoaderCircle, TriangleAlert } from "lucide-react";
import { useTranslations } from "use-intl";
import { type CheckState, isFixedByOperator, isFixedByUser, type Row } from "@/lib/client/network-check";
import { cx } from "@/components/ui/cx";
import { Figure } from "./figure";

const looks = {
  waiting: { icon: CircleDashed, look: "text-soft" },
  running: { icon: LoaderCircle, look: "animate-spin text-accent-ink" },
  good: { icon: CircleCheck, look: "text-accent-ink" },
  warning: { icon: TriangleAlert, look: "text-warning-ink" },
  failed: { icon: CircleX, look: "text-danger-ink" },
  skipped: { icon: CircleMinus, look: "text-soft" },
} as const satisfies Record<CheckState, unknown>;

/** One check: how it stands, its figure, and what can be done. */
export function CheckRow({ row }: { readonly row: Row }) {
  const t = useTranslations("network");
  const { name, state } = row;
  const { icon: Icon, look } = looks[state];
  const reason = "reason" in row ? row.reason : undefined;
  return (
    <li className="flex gap-3 border-b border-line py-4 last:border-b-0">
      <Icon aria-hidden className={cx("mt-0.5 size-5 shrink-0", look)} />
      <div className="flex min-w-0 flex-1 flex-col gap-1">
        <div className="flex flex-wrap items-baseline justify-between gap-x-4">
          <h2 className="font-medium">{t(`name.${name}`)}</h2>
          <span className="text-sm text-soft">
            {"figures" in row && row.figures !== undefined ? (
              <>
                <span className="sr-only">{t(`state.${state}`)} </span>
                <Figure figures={row.figures} />
              </>
            ) : (
              t(`state.${state}`)
            )}
          </span>
        </div>
        {reason !== undefined && <p className="text-sm text-soft">{t(`what.${reason}`)}</p>}
        {reason !== undefined && isFixedByUser(reason) && (
          <p className="text-sm">
            <strong className="font-medium">{t("you")}</strong> {t(`user.${reason}`)}
          </p>
        )}
        {reason !== undefined && isFixedByOperator(reason) && (
          <p className="text-sm">
            <strong className="font-medium">{t("operator")}</strong> {t(`fix.${reason}`)}
          </p>
        )}
      </div>
    </li>
  );
}
