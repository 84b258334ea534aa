"use client";
import { X } from "lucide-react";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { browserDeviceList } from "@/lib/client/media/list";
import type { DeviceNotice, LocalView, PhoneActions } from "@/lib/client/types";
import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { Notice } from "@/components/ui/notice";

type Actions = Pick<PhoneActions, "chooseDevice" | "dismissDeviceNotice">;

/** What has been read by then goes by itself; the menus of the devices go on telling. */
const readMs = 15_000;

/** Uses a new device; of a headset also its other half. */
function use({ device, deviceId }: DeviceNotice, actions: Actions): void {
  void actions.chooseDevice(device, deviceId);
  if (device !== "microphone") return;
  const { microphones, speakers } = browserDeviceList().get();
  const group = microphones.find((each) => each.deviceId === deviceId)?.groupId;
  const speaker = speakers.find(({ groupId, system }) => !system && groupId === group && group !== "");
  if (speaker !== undefined) void actions.chooseDevice("speaker", speaker.deviceId);
}

function Event({ notice, actions }: { readonly notice: DeviceNotice; readonly actions: Actions }) {
  const t = useTranslations("devices");
  const close = useTranslations("call")("close");
  const { id, device, what, name } = notice;
  const stays = what === "connected" || what === "kept";
  const { dismissDeviceNotice } = actions;
  useEffect(() => {
    if (stays) return;
    const timer = setTimeout(() => dismissDeviceNotice(id), readMs);
    return () => clearTimeout(timer);
  }, [stays, id, dismissDeviceNotice]);
  const now = notice.now ?? t("choose.systemUnnamed");
  return (
    <Notice className="items-center! py-1.5! shadow-lg">
      <div className="flex flex-wrap items-center gap-2">
        <p className="min-w-40 flex-1" role="status">
          {t(`notice.${device}.${what}`, { name, now })}
        </p>
        {what === "connected" && (
          <Button
            kind="secondary"
            className="px-4 text-sm"
            onClick={() => {
              use(notice, actions);
              dismissDeviceNotice(id);
            }}
          >
            {t("notice.use")}
          </Button>
        )}
        <IconButton icon={X} label={close} onClick={() => dismissDeviceNotice(id)} className="text-inherit" />
      </div>
    </Notice>
  );
}

interface Props {
  readonly local: LocalView;
  readonly actions: Actions;
}

/** What happened to one's devices while one talks. */
export function DeviceEvents({ local, actions }: Props) {
  if (local.notices.length === 0) return null;
  return (
    <div className="flex w-full max-w-lg flex-col gap-2">
      {local.notices.map((notice) => (
        <Event key={notice.id} notice={notice} actions={actions} />
      ))}
    </div>
  );
}
