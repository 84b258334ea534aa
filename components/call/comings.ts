import { useState } from "react";
import { useTranslations } from "use-intl";
import type { StageView } from "@/lib/client/types";
import { useNames } from "./use-words";

/** Who has come into a group call or left it, and who became its host, to be read out. */
export function useComings({ people, group, hosting }: StageView): string {
  const t = useTranslations("inCall.news");
  const names = useNames();
  const here = people.filter(({ status }) => status === "connected");
  const host = hosting ? "me" : here.find((tile) => tile.host)?.userId;
  const key = JSON.stringify([here.map(({ userId }) => userId), host]);
  const [before, setBefore] = useState({ key, here, host, text: "" });
  if (key === before.key) return before.text;
  const missing = (from: typeof here, among: typeof here) =>
    from.filter(({ userId }) => !among.some((each) => each.userId === userId));
  const [came, left] = [missing(here, before.here), missing(before.here, here)];
  const changed = group && before.host !== undefined && host !== before.host;
  const named = here.find(({ userId }) => userId === host);
  const text = [
    came.length > 0 && t("came", { names: names(came) }),
    left.length > 0 && t("left", { names: names(left) }),
    changed && hosting && t("youHost"),
    changed && named !== undefined && t("host", { name: named.name }),
  ];
  setBefore({ key, here, host, text: text.filter(Boolean).join(" ") });
  return before.text;
}
