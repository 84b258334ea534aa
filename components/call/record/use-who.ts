import { useMemo } from "react";
import { useFormatter, useTranslations } from "use-intl";
import type { CallDetail } from "@/lib/contract";

/** Who reads, who the others are, and how their ids are put into a sentence. */
export interface Who {
  readonly me: string;
  readonly people: readonly { readonly userId: string; readonly name: string }[];
  /** At its beginning: “You and Lei”. */
  readonly subject: (ids: readonly string[]) => string;
  /** Within it: “Lei and you”. */
  readonly object: (ids: readonly string[]) => string;
  readonly isMe: (id: string | undefined) => boolean;
}

/** Names the people of a call for its reader. */
export function useWho(call: CallDetail, me: string): Who {
  const t = useTranslations();
  const format = useFormatter();
  return useMemo(() => {
    const names = new Map(call.members.map(({ userId, userName }) => [userId, userName]));
    const isMe = (id: string | undefined) => id === me;
    const nameOf = (id: string) => (isMe(id) ? t("record.youObject") : (names.get(id) ?? t("app.unnamed")));
    const list = (items: readonly string[]) =>
      items.length === 0 ? t("app.unnamed") : format.list(items, { type: "conjunction" });
    return {
      me,
      people: call.members
        .filter(({ userId }) => !isMe(userId))
        .map(({ userId, userName }) => ({ userId, name: userName })),
      subject: (ids) =>
        list(
          ids.some(isMe) ? [t("record.you"), ...ids.filter((id) => !isMe(id)).map(nameOf)] : ids.map(nameOf),
        ),
      object: (ids) => list(ids.map(nameOf)),
      isMe,
    };
  }, [call, me, t, format]);
}
