"use client";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { usePhone, usePhoneSnapshot } from "@/lib/client/use-phone";
import { Notice } from "@/components/ui/notice";
import { DeviceHint } from "./device-hint";
import { NotificationHint } from "./notification-hint";
import { PeopleList } from "./people-list";
import { SearchField } from "./search-field";
import { useBlocked } from "./use-blocked";
import { usePeople } from "./use-people";
import { useStrangers } from "./use-strangers";

/** Everybody on this server, with a call one click away. */
export function PeoplePage() {
  const t = useTranslations("people");
  const phone = usePhone();
  const { presence, stage, link, me } = usePhoneSnapshot();
  const [keyword, setKeyword] = useState("");
  const strangers = useStrangers();
  const { blocked, set: setBlocked } = useBlocked();
  const [blockFailed, setBlockFailed] = useState(false);
  const block = (userId: string, wanted: boolean) => {
    setBlockFailed(false);
    setBlocked(userId, wanted).catch(() => setBlockFailed(true));
  };
  const people = usePeople(keyword.trim(), `${link === "offline" ? "away" : "here"} ${strangers.count}`);
  if (!people.loading && people.keyword === "" && !people.more)
    strangers.look(presence, people.people, me.userId);

  const shown = people.loading ? t("loading") : t("found", { count: people.people.length });
  return (
    <div className="mx-auto flex w-full max-w-2xl flex-col gap-5">
      <h1 className="px-2 text-3xl font-semibold tracking-tight">{t("title")}</h1>
      <DeviceHint />
      <SearchField value={keyword} onChange={setKeyword} />
      <p aria-live="polite" className="sr-only">
        {people.failed ? t("error") : shown}
      </p>
      {blockFailed && (
        <Notice kind="danger" urgent>
          {t("blockFailed")}
        </Notice>
      )}
      <PeopleList
        people={people}
        presence={presence}
        busy={stage !== null && stage.phase !== "over" && stage.phase !== "elsewhere"}
        blocked={blocked}
        onBlock={block}
        onCall={(person, type) => void phone.call([person], type)}
        onRetry={people.reload}
        onMore={people.loadMore}
      />
      {/* It comes when the browser has answered: above, it would move what one is about to click. */}
      <NotificationHint />
    </div>
  );
}
