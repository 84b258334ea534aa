"use client";
import { useState } from "react";
import { createPortal } from "react-dom";
import { useTranslations } from "use-intl";
import { usePhone, usePhoneSnapshot } from "@/lib/client/use-phone";
import { Announcer } from "@/components/ui/announcer";
import { useAnnouncement } from "./announcement";
import { useCallWindow } from "./call-window";
import { IncomingDialog } from "./incoming-dialog";
import { PipCall } from "./pip/pip-call";
import { RingNotice } from "./ring-notice";
import { RemoteSounds } from "./remote-sounds";
import { SilentRinger } from "./silent-ringer";
import { SmallCall } from "./small-call";
import { Stage } from "./stage";
import { useCallSystem } from "./use-call-system";
import { useTitle } from "./use-title";
import { useWorker } from "./use-worker";

const noPeople = [] as const;

/** Everything of calls that lies over the pages. Mounted once, so a call survives navigation. */
export function CallDesk() {
  const t = useTranslations("incoming");
  const phone = usePhone();
  const { me, local, serverOffset, incoming, ringer, canRing, notice, stage: anywhere } = usePhoneSnapshot();
  const { stage, small, covers, setSmall } = useCallWindow();
  const pip = useCallSystem(stage, local, phone);
  const announcement = useAnnouncement();
  const [lastRead, setLastRead] = useState<string>();
  useWorker();
  const caller = incoming[0]?.from.name;
  useTitle(caller === undefined ? undefined : t("pageTitle", { name: caller }));

  const view = { local, serverOffset, actions: phone };
  return (
    <>
      <Announcer text={announcement(anywhere)} />
      {stage !== null && small && <SmallCall stage={stage} {...view} onReturn={() => setSmall(false)} />}
      {stage !== null && !small && (
        <Stage
          stage={stage}
          me={me}
          {...view}
          levels={phone.levels}
          samples={phone.samples}
          pip={pip}
          onMinimise={() => setSmall(true)}
          lastRead={lastRead}
          onRead={setLastRead}
        />
      )}
      {stage !== null &&
        pip?.window &&
        createPortal(<PipCall stage={stage} local={local} actions={phone} />, pip.window.document.body)}
      <RemoteSounds
        key={stage?.callId}
        people={stage?.phase === "connected" ? stage.people : noPeople}
        loudspeaker={local.speaker.deviceId}
        unlockSound={() => phone.unlockSound()}
      />
      {incoming.length === 0 && !covers && <SilentRinger canRing={canRing} />}
      {notice !== null && !covers && <RingNotice notice={notice} actions={phone} />}
      {incoming.length > 0 && (
        <IncomingDialog calls={incoming} local={local} ringer={ringer} actions={phone} />
      )}
    </>
  );
}
