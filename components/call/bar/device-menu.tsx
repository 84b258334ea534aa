"use client";
import { ChevronUp, SwitchCamera } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useDeviceLists, type KnownDevice } from "@/lib/client/media/list";
import type { DeviceKind } from "@/lib/client/types";
import { Menu, MenuChoice, MenuItem, MenuLine, MenuText } from "@/components/ui/menu";
import type { ControlProps } from "./controls";
import { EffectSwitch } from "./effect-switch";

interface CornerProps {
  readonly label: string;
  /** The button that switches the device on and off. */
  readonly button: ReactNode;
  readonly children: ReactNode;
}

/** A small button on the corner of another, with a menu. */
function Corner({ label, button, children }: CornerProps) {
  return (
    <span className="relative inline-flex">
      {button}
      <span className="absolute -end-1.5 -top-1.5">
        <Menu
          side="top"
          trigger={
            <button
              type="button"
              aria-label={label}
              title={label}
              className="inline-flex size-7 items-center justify-center rounded-full border border-edge bg-surface text-ink hover:bg-raised"
            >
              <ChevronUp aria-hidden className="size-4" />
            </button>
          }
        >
          {children}
        </Menu>
      </span>
    </span>
  );
}

interface ChoiceProps {
  readonly kind: DeviceKind;
  readonly devices: readonly KnownDevice[];
  readonly chosen: string | undefined;
  readonly actions: ControlProps["actions"];
}

/** One of several devices; the one in use is checked. */
function Devices({ kind, devices, chosen, actions }: ChoiceProps) {
  const t = useTranslations("devices.choose");
  const system = devices.find((each) => each.system) ?? devices[0];
  const choices = devices.map(({ deviceId, label, system }, index) => {
    const name = label === "" ? t("unnamed", { number: index + 1 }) : label;
    return { value: deviceId, label: system ? t("system", { name }) : name };
  });
  return (
    <MenuChoice
      label={t(kind)}
      value={chosen ?? system?.deviceId ?? ""}
      choices={choices}
      onChoose={(deviceId) => void actions.chooseDevice(kind, deviceId)}
    />
  );
}

interface Props extends ControlProps {
  readonly button: ReactNode;
}

/** Which microphone and, where the browser lets one choose, which speaker; and noise taken out. */
export function MicrophoneMenu({ local, actions, button }: Props) {
  const t = useTranslations("devices.choose");
  const { microphones, speakers } = useDeviceLists();
  const speaker = typeof Audio !== "undefined" && "setSinkId" in Audio.prototype ? speakers : [];
  return (
    <Corner label={t(speaker.length > 0 ? "soundMenu" : "microphoneMenu")} button={button}>
      {microphones.length === 0 && <MenuText>{t("none")}</MenuText>}
      {microphones.length > 0 && (
        <Devices
          kind="microphone"
          devices={microphones}
          chosen={local.microphone.deviceId}
          actions={actions}
        />
      )}
      {speaker.length > 0 && (
        <>
          <MenuLine />
          <Devices kind="speaker" devices={speaker} chosen={local.speaker.deviceId} actions={actions} />
        </>
      )}
      <MenuLine />
      <EffectSwitch name="noiseSuppression" />
    </Corner>
  );
}

/** Which camera, on a phone also the one on the other side; and a blurred background. */
export function CameraMenu({ local, actions, button }: Props) {
  const t = useTranslations("devices.choose");
  const { cameras } = useDeviceLists();
  const { facing, deviceId } = local.camera;
  return (
    <Corner label={t("cameraMenu")} button={button}>
      {facing !== undefined && cameras.length > 1 && (
        <>
          <MenuItem icon={SwitchCamera} onSelect={() => void actions.turnCamera()}>
            {t("turn")}
          </MenuItem>
          <MenuLine />
        </>
      )}
      {cameras.length === 0 && <MenuText>{t("none")}</MenuText>}
      {cameras.length > 0 && <Devices kind="camera" devices={cameras} chosen={deviceId} actions={actions} />}
      <MenuLine />
      <EffectSwitch name="blur" />
    </Corner>
  );
}
