"use client";
import { ListChecks } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { CallType } from "@/lib/call";
import { useAbsences } from "@/lib/client/use-absences";
import { usePhone, usePhoneSnapshot } from "@/lib/client/use-phone";
import type { PersonRef } from "@/lib/client/types";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { DeviceHint } from "./device-hint";
import { isSeen } from "./during";
import { callIn } from "@/lib/client/call-in";
import { GroupsPart } from "./groups/groups-part";
import { NotificationHint } from "./notification-hint";
import { PeopleList } from "./people-list";
import { PickedBar } from "./picked-bar";
import { PeopleSearch } from "./people-search";
import { RecentCalls } from "./recent/recent-calls";
import { useBlocked } from "./use-blocked";
import { usePeople } from "./use-people";
import { usePicked } from "./use-picked";
import { useStrangers } from "./use-strangers";

/** Everybody on this server and one's groups, with a call one click away. */
export function PeoplePage() {
  const t = useTranslations("people");
  const phone = usePhone();
  const { presence, stage, me, historyStamp } = usePhoneSnapshot();
  const absences = useAbsences();
  const [keyword, setKeyword] = useState("");
  const strangers = useStrangers();
  const { blocked, set: setBlocked } = useBlocked();
  const [blockFailed, setBlockFailed] = useState(false);
  const [picking, setPicking] = useState(false);
  const picked = usePicked();
  const call = callIn(stage);
  const [newGroup, setNewGroup] = useState<{
    readonly people: readonly PersonRef[];
    readonly during: string | undefined;
  }>();
  const block = (userId: string, wanted: boolean) => {
    setBlockFailed(false);
    setBlocked(userId, wanted).catch(() => setBlockFailed(true));
  };
  const people = usePeople(keyword.trim(), `${absences} ${strangers.count}`);
  if (!people.loading && people.keyword === "" && !people.more)
    strangers.look(presence, people.people, me.userId);
  const busy = call !== undefined;

  const stopPicking = () => {
    setPicking(false);
    picked.clear();
  };
  const callPicked = (type: CallType) => {
    void phone.call(picked.people, type);
    stopPicking();
  };
  const shown = people.loading ? t("loading") : t("found", { count: people.people.length });
  return (
    <div className="mx-auto flex w-full max-w-2xl flex-col gap-5">
      <h1 className="px-2 text-3xl font-semibold tracking-tight">{t("title")}</h1>
      <DeviceHint />
      {!picking && keyword === "" && <RecentCalls ownId={me.userId} stamp={`${absences} ${historyStamp}`} />}
      <GroupsPart
        wanted={newGroup !== undefined && isSeen(newGroup.during, call) ? newGroup.people : undefined}
        onWant={(wanted) => setNewGroup(wanted && { people: wanted, during: call })}
        onMade={stopPicking}
      />
      <div className="flex items-center gap-2">
        <div className="min-w-0 flex-1">
          <PeopleSearch value={keyword} onChange={setKeyword} />
        </div>
        <Button kind="quiet" onClick={() => (picking ? stopPicking() : setPicking(true))} className="px-3">
          <ListChecks aria-hidden className="size-5 shrink-0" />
          <span className="max-sm:sr-only">{t(picking ? "pick.stop" : "pick.start")}</span>
        </Button>
      </div>
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
        busy={busy}
        blocked={blocked}
        picked={picking ? picked : undefined}
        onBlock={block}
        onCall={(person, type) => void phone.call([person], type)}
        onRetry={people.reload}
        onMore={people.loadMore}
      />
      {picking && (
        <PickedBar
          count={picked.people.length}
          busy={busy}
          onCall={callPicked}
          onGroup={() => setNewGroup({ people: picked.people, during: call })}
        />
      )}
      {/* It comes when the browser has answered: above, it would move what one is about to click. */}
      <NotificationHint />
    </div>
  );
}
