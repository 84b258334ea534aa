import type { LocalView, StageView } from "@/lib/client/types";
import type { CallControls } from "./bar/controls";
import { DeviceEvents } from "./device-events";
import { DeviceNotices } from "./device-notices";
import { OwnQuality } from "./quality/own-quality";
import { SharingBanner } from "./sharing-banner";
import { SwitchedOff } from "./switched-off";

interface Props {
  readonly stage: Pick<StageView, "switchedOff" | "ownQuality">;
  readonly local: LocalView;
  readonly actions: CallControls;
}

/** What others see of one that one may not know: wherever one looks while one is in a call. */
export function CallNotices({ stage, local, actions }: Props) {
  return (
    <>
      <SharingBanner screen={local.screen} actions={actions} />
      <SwitchedOff switchedOff={stage.switchedOff} actions={actions} />
      <OwnQuality quality={stage.ownQuality} />
      <DeviceNotices local={local} />
      <DeviceEvents local={local} actions={actions} />
    </>
  );
}
