import type { TimelineEvent } from "@/lib/contract";
import type { Entry, Make, Saying } from "./entry";

/** What was switched on or off, by oneself or by the host. */
export function mediaEntries({ detail, subjectIds = [] }: TimelineEvent, make: Make): Entry[] {
  const { muted, videoEnabled, handRaised, screen } = detail ?? {};
  const byHost = subjectIds.length > 0;
  const says: (Saying | false)[] = [
    muted !== undefined && (muted ? (byHost ? "mutedBy" : "muted") : "unmuted"),
    videoEnabled !== undefined && (videoEnabled ? "cameraOn" : byHost ? "cameraOffBy" : "cameraOff"),
    screen !== undefined && (screen ? "screenShared" : "screenStopped"),
    handRaised !== undefined && (handRaised ? "handRaised" : "handLowered"),
  ];
  const told = says.filter((each) => each !== false);
  return (told.length > 0 ? told : (["switched"] as const)).map((each) => make(each));
}
