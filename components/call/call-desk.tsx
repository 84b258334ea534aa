"use client";
import { useTranslations } from "use-intl";
import { usePhone, usePhoneSnapshot } from "@/lib/client/use-phone";
import { Announcer } from "@/components/ui/announcer";
import { useAnnouncement } from "./announcement";
import { useCallWindow } from "./call-window";
import { IncomingDialog } from "./incoming-dialog";
import { RemoteSounds } from "./remote-sounds";
import { SmallCall } from "./small-call";
import { Stage } from "./stage";
import { useTitle } from "./use-title";

const noPeople = [] as const;

/** Everything of calls that lies over the pages. Mounted once, so a call survives navigation. */
export function CallDesk() {
  const t = useTranslations("incoming");
  const phone = usePhone();
  const { me, local, serverOffset, incoming, ringer, stage: anywhere } = usePhoneSnapshot();
  const { stage, small, setSmall } = useCallWindow();
  const announcement = useAnnouncement();
  const caller = incoming[0]?.from.name;
  useTitle(caller === undefined ? undefined : t("pageTitle", { name: caller }));

  const view = { local, serverOffset, actions: phone };
  return (
    <>
      <Announcer text={announcement(anywhere)} />
      {stage !== null && small && <SmallCall stage={stage} {...view} onReturn={() => setSmall(false)} />}
      {stage !== null && !small && (
        <Stage stage={stage} me={me} {...view} onMinimise={() => setSmall(true)} />
      )}
      <RemoteSounds
        key={stage?.callId}
        people={stage?.phase === "connected" ? stage.people : noPeople}
        unlockSound={() => phone.unlockSound()}
      />
      {incoming.length > 0 && (
        <IncomingDialog calls={incoming} local={local} ringer={ringer} actions={phone} />
      )}
    </>
  );
}
