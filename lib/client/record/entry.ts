/** What an entry of the story of a call says. Each is a sentence in the messages. */
export type Saying =
  | "placed"
  | "rang"
  | "answered"
  | "answeredOn"
  | "declined"
  | "busy"
  | "missed"
  | "cancelled"
  | "callerLost"
  | "invited"
  | "joined"
  | "cameBack"
  | "reloaded"
  | "reloadedAfter"
  | "left"
  | "givenUp"
  | "host"
  | "becameHost"
  | "moved"
  | "lost"
  | "lostFor"
  | "muted"
  | "unmuted"
  | "mutedBy"
  | "cameraOn"
  | "cameraOff"
  | "cameraOffBy"
  | "handRaised"
  | "handLowered"
  | "screenShared"
  | "screenStopped"
  | "switched"
  | "hungUp"
  | "endedForAll"
  | "lastLeft"
  | "lastLost"
  | "aloneTooLong"
  | "notBack"
  | "connectionLost"
  | "tooLong"
  | "ended"
  | "lookedForWay"
  | "connectedAnew"
  | "mediaLost"
  | "mediaLostFor"
  | "microphoneChanged"
  | "cameraChanged"
  | "relayed"
  | "direct";

/** One line of the story: when, and what is to be said, with whom by their ids. */
export interface Entry {
  readonly id: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly says: Saying;
  readonly who: readonly string[];
  readonly whom: readonly string[];
  /** How long it took, in milliseconds. */
  readonly ms?: number;
  /** On which device, from 1. */
  readonly device?: number;
  /** Of how many devices, or at how many. */
  readonly devices?: number;
  /** What the key is for with which a program did it. */
  readonly key?: string;
}

/** Makes an entry of one event of the timeline, at its time, and by and to whom it says. */
export type Make = (says: Saying, more?: Partial<Entry>) => Entry;
