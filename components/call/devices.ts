import type { DeviceView } from "@/lib/client/types";

/** Switched on and working: something is sent, or will be in a moment. */
export const isOn = (device: DeviceView): boolean => device.on && device.problem === undefined;
