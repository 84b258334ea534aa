import { useId } from "react";
import { useTranslations } from "use-intl";
import type { KnownDevice } from "@/lib/client/media/list";
import type { DeviceKind } from "@/lib/client/types";

interface Props {
  readonly kind: DeviceKind;
  readonly devices: readonly KnownDevice[];
  readonly chosen: string | undefined;
  readonly onChoose: (kind: DeviceKind, deviceId: string) => void;
}

/** Which one is used in this browser. */
export function DeviceSelect({ kind, devices, chosen, onChoose }: Props) {
  const t = useTranslations("devices.choose");
  const id = useId();
  const usual = devices.find(({ system }) => system) ?? devices[0];
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="font-medium">
        {t(kind)}
      </label>
      <select
        id={id}
        disabled={devices.length === 0}
        value={chosen ?? usual?.deviceId ?? ""}
        onChange={(event) => onChoose(kind, event.currentTarget.value)}
        className="min-h-12 w-full min-w-0 rounded-xl border border-edge bg-surface px-4 text-base text-ink"
      >
        {devices.length === 0 && <option value="">{t("none")}</option>}
        {devices.map(({ deviceId, label, system }, index) => {
          const name = label === "" ? t("unnamed", { number: index + 1 }) : label;
          return (
            <option key={deviceId} value={deviceId}>
              {system ? t("system", { name }) : name}
            </option>
          );
        })}
      </select>
    </div>
  );
}
