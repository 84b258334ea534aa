"use client";
import Link from "next/link";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useChoices } from "@/lib/client/choices";
import { playTest } from "@/lib/client/media/play-test";
import { useDeviceLists } from "@/lib/client/media/list";
import type { DeviceKind } from "@/lib/client/types";
import { usePhone, usePhoneSnapshot } from "@/lib/client/use-phone";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { Picture } from "@/components/ui/picture";
import { Section } from "../section";
import { DeviceSelect } from "./device-select";
import { MicrophoneMeter } from "./microphone-meter";
import { useTestDevices } from "./use-test-devices";

const names = ["microphone", "camera"] as const;

/** Which microphone, camera and speaker this browser uses, and whether they work. */
export function DevicesSection() {
  const t = useTranslations("settings.devices");
  const words = useTranslations("devices");
  const phone = usePhone();
  const { stage } = usePhoneSnapshot();
  const inCall = stage !== null && stage.phase !== "over" && stage.phase !== "elsewhere";
  const [, remember] = useChoices();
  const lists = useDeviceLists();
  const [view, devices] = useTestDevices(!inCall);
  const [sounding, setSounding] = useState(false);
  const testing = view.microphone.on || view.camera.on;
  const sound = devices.track("audio");
  const picture = devices.track("video") !== null;

  const choose = (kind: DeviceKind, deviceId: string) => {
    if (inCall) return void phone.chooseDevice(kind, deviceId);
    void devices.choose(kind, deviceId).then((chosen) => chosen && remember({ [kind]: deviceId }));
  };
  const test = () => {
    if (testing) return devices.close();
    remember({ devicesChecked: true });
    void devices.open({ microphone: true, camera: true });
  };
  const play = () => {
    setSounding(true);
    void playTest(view.speaker.deviceId)
      .catch(() => undefined)
      .finally(() => setSounding(false));
  };
  return (
    <Section title={t("title")} about={t("about")}>
      <DeviceSelect
        kind="microphone"
        devices={lists.microphones}
        chosen={view.microphone.deviceId}
        onChoose={choose}
      />
      {sound !== null && <MicrophoneMeter track={sound} />}
      <DeviceSelect kind="camera" devices={lists.cameras} chosen={view.camera.deviceId} onChoose={choose} />
      {picture && view.stream !== null && (
        <Picture
          stream={view.stream}
          label={t("preview")}
          mirrored={view.camera.facing !== "environment"}
          className="aspect-video rounded-2xl bg-raised"
        />
      )}
      {names.map((name) => {
        const { problem } = view[name];
        return (
          problem !== undefined && (
            <Notice key={name} kind="warning" urgent>
              {words(`${name}.${problem}`)}
            </Notice>
          )
        );
      })}
      {inCall ? (
        <p className="text-sm text-soft">{t("inCall")}</p>
      ) : (
        <Button kind={testing ? "secondary" : "primary"} className="self-start" onClick={test}>
          {t(testing ? "stop" : "test")}
        </Button>
      )}
      {lists.speakers.length > 0 && "setSinkId" in Audio.prototype && (
        <DeviceSelect
          kind="speaker"
          devices={lists.speakers}
          chosen={view.speaker.deviceId}
          onChoose={choose}
        />
      )}
      <Button kind="secondary" className="self-start" disabled={sounding} onClick={play}>
        {t("playTest")}
      </Button>
      <Link href="/network" className="self-start text-accent-ink underline underline-offset-2">
        {t("network")}
      </Link>
    </Section>
  );
}
