import { Phone, Video } from "lucide-react";
import { useTranslations } from "use-intl";
import type { IncomingView, PhoneActions } from "@/lib/client/types";
import { Avatar } from "@/components/ui/avatar";
import { cx } from "@/components/ui/cx";
import { IncomingActions } from "./incoming-actions";
import { useNames } from "./use-words";

interface Props {
  readonly call: IncomingView;
  readonly actions: Pick<PhoneActions, "answer" | "decline">;
  /** Gets the focus when the dialog appears. */
  readonly first: boolean;
  /** There is something else to see: another call. */
  readonly compact: boolean;
}

/** One call that rings here: who it is, and what to do with it. */
export function IncomingCard({ call, actions, first, compact }: Props) {
  const t = useTranslations("incoming");
  const names = useNames();
  const { from, type, group, answering, waiting } = call;
  const Icon = type === "video" ? Video : Phone;
  return (
    <section
      aria-label={t(type === "video" ? "videoFrom" : "audioFrom", { name: from.name })}
      className="flex flex-col gap-5"
    >
      <div className={cx("flex items-center gap-4", !compact && "flex-col text-center")}>
        <span className={cx("shrink-0 rounded-full", !compact && "pulse")}>
          <Avatar
            name={from.name}
            src={from.avatar}
            size={compact ? "medium" : "large"}
            className={cx(!compact && "size-24! text-3xl!")}
          />
        </span>
        <div className="flex min-w-0 flex-col gap-1">
          <p className={cx("font-semibold text-balance", compact ? "text-lg leading-tight" : "text-2xl")}>
            {from.name}
          </p>
          <p className={cx("flex items-center gap-2 text-soft", !compact && "justify-center")}>
            <Icon aria-hidden className="size-4 shrink-0" />
            {answering ? t("answering") : t(group ? `group.${type}` : type)}
          </p>
          {call.others.length > 0 && (
            <p className="text-sm text-soft">{t("withOthers", { names: names(call.others) })}</p>
          )}
          {waiting && <p className="text-sm text-soft">{t("waiting")}</p>}
        </div>
      </div>
      <IncomingActions call={call} actions={actions} first={first} />
    </section>
  );
}
