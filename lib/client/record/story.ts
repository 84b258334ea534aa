import type { CallDetail, TimelineEvent } from "@/lib/contract";
import { calledFirst } from "./called";
import { endEntry } from "./ending";
import type { Entry, Make } from "./entry";
import { type Incident, incidentEntries } from "./incidents";
import { mediaEntries } from "./media";
import { Tracks } from "./tracks";

const makerOf =
  (event: TimelineEvent): Make =>
  (says, more = {}) => ({
    id: `${event.seq}-${says}`,
    at: Date.parse(event.at),
    says,
    who: event.actorId === undefined ? [] : [event.actorId],
    whom: event.subjectIds ?? [],
    ...(event.key && { key: event.key.name }),
    ...more,
  });

/** Somebody said no, or did not answer. Where the last one said no to a call that others missed, that is told. */
function unanswered({ type, actorId, subjectIds = [], detail }: TimelineEvent, make: Make): Entry[] {
  if (actorId !== undefined) return [make(detail?.reason === "busy" ? "busy" : "declined")];
  return type === "missed" && subjectIds.length > 0 ? [make("missed", { who: subjectIds, whom: [] })] : [];
}

function answered({ detail }: TimelineEvent, make: Make): Entry {
  const { device, of = 0 } = detail ?? {};
  return device !== undefined && of > 1 ? make("answeredOn", { device, devices: of }) : make("answered");
}

function gone({ actorId, subjectIds = [], detail }: TimelineEvent, make: Make): Entry[] {
  const left = actorId === undefined ? make("givenUp", { who: subjectIds, whom: [] }) : make("left");
  const host = detail?.hostId;
  return host === undefined ? [left] : [left, make("becameHost", { who: [host], whom: [] })];
}

function entriesOf(
  event: TimelineEvent,
  call: CallDetail,
  called: readonly string[],
  tracks: Tracks,
): readonly Entry[] {
  const make = makerOf(event);
  switch (event.type) {
    case "incoming":
      return [make("placed", { whom: called })];
    case "ringing":
      return tracks.rings(event, make);
    case "connected":
    case "answered":
      return [answered(event, make)];
    case "joined":
      return tracks.comes(event, make);
    case "rejected":
    case "missed":
      return unanswered(event, make);
    case "cancelled":
      return [
        event.actorId === undefined ? make("callerLost", { who: event.subjectIds ?? [] }) : make("cancelled"),
      ];
    case "invited":
      return make("invited").whom.length > 0 ? [make("invited")] : [];
    case "left":
      return gone(event, make);
    case "reconnecting":
    case "reconnected":
      return tracks.network(event, make);
    case "media":
      return mediaEntries(event, make);
    case "host":
      return [make("host")];
    case "replaced":
      return [make("moved")];
    case "ended":
      return [endEntry(event, call, make)];
    default:
      return event.type satisfies never;
  }
}

/**
 * Pure: what happened in a call, put together from what the server and the clients noted, the oldest first. What belongs
 * together is one entry: ringing at several devices, being lost and coming back.
 */
export function storyOf(
  call: CallDetail,
  timeline: readonly TimelineEvent[],
  incidents: readonly Incident[] = [],
): readonly Entry[] {
  const called = calledFirst(call, timeline);
  const tracks = new Tracks(call.callerId);
  const told = new Map<string, Entry>();
  for (const event of timeline) {
    // What tells more of something told before has its id, and takes its place.
    for (const entry of entriesOf(event, call, called, tracks)) told.set(entry.id, entry);
    tracks.after(event);
  }
  return [...told.values(), ...incidentEntries(incidents)].toSorted((a, b) => a.at - b.at);
}
