import type { CallDetail } from "@/lib/contract";
import type { Command } from "./commands";
import type { Transports } from "./transport/transports";
import type { Clock, Devices, Memory, ScreenShare, Wants } from "./ports";
import type { PhoneEvent } from "./reduce";
import type { Ringer } from "./ringer";
import type { PhoneState } from "./state";
import type { Measurements } from "./stats/measurements";

/** What this user's client has switched on, as the server was last told, for one call. */
export interface Told {
  readonly callId: string;
  readonly muted: boolean;
  readonly videoEnabled: boolean;
  /** Absent before it was told: then the server has what it had before a reload. */
  readonly screen?: boolean;
}

/** What the procedures of a phone work with. */
export interface Desk {
  state(): PhoneState;
  dispatch(event: PhoneEvent): void;
  readonly command: Command;
  readonly devices: Devices;
  readonly screen: ScreenShare;
  readonly transports: Transports;
  readonly measurements: Measurements;
  readonly ringer: Pick<Ringer, "test">;
  readonly clock: Clock;
  /** The memory of the tab. */
  readonly memory: Memory;
  /** Somebody may be looking at this page. */
  readonly visible: () => boolean;
  /** Resolves with true as soon as the state is so, with false when it has not become so in time (milliseconds). */
  until(is: (state: PhoneState) => boolean, ms: number): Promise<boolean>;
  newKey(): string;
  /** Calls that were sent to the server and have neither been confirmed nor refused. */
  placing: number;
  /** A call was given up without a reply: if the server has it after all, it is to be cancelled. */
  abandoned: boolean;
  /** The ringing call for which the devices were opened. */
  preview: string | null;
  /** The call that is being joined. */
  joining: string | null;
  told: Told | null;
}

/** How this client negotiates; said whenever it comes into a call. */
export const declared = { negotiation: "perfect" } as const;

/** What is sent now, in the words of the API. */
export function mediaNow(devices: Devices): { muted: boolean; videoEnabled: boolean } {
  const { microphone, camera } = devices.view();
  return {
    muted: !microphone.on || devices.track("audio") === null,
    videoEnabled: camera.on && devices.track("video") !== null,
  };
}

export const ownWants = (devices: Devices): Wants => {
  const { microphone, camera } = devices.view();
  return { microphone: microphone.on, camera: camera.on };
};

/** A live call by its id. */
export const callOf = (desk: Desk, callId: string): CallDetail | undefined =>
  desk.state().calls[callId]?.call;
