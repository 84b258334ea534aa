import type { MediaEventType } from "@/lib/call";
import type { DevicesView } from "../types";

const names = { microphone: "microphone_switched", camera: "camera_switched" } as const;

/** Which devices have given way to others, by hand or because they were unplugged: a camera only while it is on. */
export function switchesBetween(before: DevicesView, now: DevicesView): MediaEventType[] {
  return (["microphone", "camera"] as const).flatMap((name) => {
    const [then, after] = [before[name], now[name]];
    const known = then.deviceId !== undefined && after.deviceId !== undefined;
    const used = name === "microphone" || (then.on && after.on);
    return known && used && then.deviceId !== after.deviceId ? [names[name]] : [];
  });
}
