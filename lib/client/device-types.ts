/** Why a microphone or camera cannot be used. `insecure`: the page is not served over https or from localhost. */
export type DeviceProblem = "denied" | "missing" | "in_use" | "insecure" | "failed";

export interface DeviceView {
  /** Wanted and, unless `problem` or `opening`, sending. */
  readonly on: boolean;
  readonly opening: boolean;
  readonly problem?: DeviceProblem;
  /** The `deviceId` (W3C MediaDeviceInfo) of the one that is open, or would be next. */
  readonly deviceId?: string;
  /** Where a camera of a phone looks: at who holds it, or away. */
  readonly facing?: "user" | "environment";
  /** The effect that was asked for could not be had: it is sent as it is. */
  readonly plain?: boolean;
}

export type DeviceKind = "microphone" | "camera" | "speaker";

/**
 * What happened to a device without anybody's doing. `unplugged` and `stopped`: it is gone, and `now` is used instead;
 * `found`: there was none, and this one came; `returned`: the one that was chosen is there again, and used; `kept`: the
 * one that was chosen could not be opened; `connected`: a new one that is used only if one says so.
 */
export interface DeviceNotice {
  readonly id: number;
  readonly device: DeviceKind;
  readonly what: "unplugged" | "stopped" | "found" | "returned" | "kept" | "connected";
  /** The name of the one that this is about. */
  readonly name: string;
  /** The name of the one that is used. */
  readonly now?: string;
  /** Why it was not opened. */
  readonly problem?: DeviceProblem;
  readonly deviceId: string;
}

/** What this user shares of the screen. */
export interface ScreenView {
  /** The browser can share. Phones cannot. */
  readonly possible: boolean;
  readonly stream: MediaStream | null;
  /** The browser asks what to share. */
  readonly opening: boolean;
  /** `denied`: the system does not let the browser; who only thinks better of it has no problem. */
  readonly problem?: "denied" | "failed";
}
