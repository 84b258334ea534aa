import type { CallDetail, TimelineEvent } from "@/lib/contract";
import type { Entry, Make } from "./entry";

/** How the call ended. Of old events only the call itself knows why. */
export function endEntry(
  { actorId, subjectIds = [], detail }: TimelineEvent,
  call: CallDetail,
  make: Make,
): Entry {
  const lost = { who: subjectIds, whom: [] };
  const reason = detail?.endReason ?? call.endReason;
  switch (reason) {
    case "hangup":
      return make("hungUp");
    case "host_ended":
      return make("endedForAll");
    case "all_left":
      if (actorId !== undefined) return make("lastLeft");
      return subjectIds.length > 0 ? make("lastLost", lost) : make("aloneTooLong");
    case "connection_lost":
      return subjectIds.length > 0 ? make("notBack", lost) : make("connectionLost");
    case "max_duration":
      return make("tooLong");
    case undefined:
      return make("ended");
    default:
      return reason satisfies never;
  }
}
