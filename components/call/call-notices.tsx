import type { LocalView } from "@/lib/client/types";
import type { CallControls } from "./bar/controls";
import { DeviceEvents } from "./device-events";
import { DeviceNotices } from "./device-notices";
import { SharingBanner } from "./sharing-banner";

interface Props {
  readonly local: LocalView;
  readonly actions: CallControls;
}

/** What others see of one that one may not know: wherever one looks while one is in a call. */
export function CallNotices({ local, actions }: Props) {
  return (
    <>
      <SharingBanner screen={local.screen} actions={actions} />
      <DeviceNotices local={local} />
      <DeviceEvents local={local} actions={actions} />
    </>
  );
}
