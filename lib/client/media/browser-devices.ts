import { browserChoices } from "../choices";
import { browserEffects } from "../effects/browser";
import type { Devices } from "../ports";
import { createDevices } from "./devices";
import { browserDeviceList } from "./list";
import { videoConstraints } from "./video-size";

/** The devices of this browser, as chosen and with the effects that are wanted. Nothing is open at first. */
export function browserDevices(): Devices {
  const choices = browserChoices();
  const effects = browserEffects();
  return createDevices({
    capture: (navigator as Partial<Navigator>).mediaDevices,
    video: () => videoConstraints(location.search, localStorage),
    stream: () => new MediaStream(),
    list: browserDeviceList(),
    remembered: () => choices.get(),
    effects,
    // One suppressor after the other would take voice out, too.
    audio: () => (effects.wanted("audio") === null ? {} : { noiseSuppression: false }),
  });
}
