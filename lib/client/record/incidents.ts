import type { CallStats } from "@/lib/contract";
import type { Entry, Saying } from "./entry";

/** What a client noticed of its own media: no change of the call, but of how it went. */
export type Incident = NonNullable<CallStats["events"]>[number];

/** Both ends of a connection note what becomes of it, at about the same time. */
const sameMs = 10_000;

const sayings: Readonly<Record<Exclude<Incident["type"], "media_lost" | "media_restored">, Saying>> = {
  ice_restarted: "lookedForWay",
  reconnected: "connectedAnew",
  microphone_switched: "microphoneChanged",
  camera_switched: "cameraChanged",
  relayed: "relayed",
  direct: "direct",
};

const ofConnection: readonly Incident["type"][] = ["ice_restarted", "reconnected", "relayed", "direct"];

const pairOf = ({ userId, peerUserId = "" }: Incident) => `${userId} ${peerUserId}`;
const connectionOf = ({ type, userId, peerUserId = "" }: Incident) =>
  [type, ...[userId, peerUserId].sort()].join(" ");

function entryOf(incident: Incident, says: Saying, more: Partial<Entry> = {}): Entry {
  const { at, userId, peerUserId, type } = incident;
  const whom = peerUserId === undefined ? [] : [peerUserId];
  return {
    id: `${type} ${at} ${pairOf(incident)}`,
    at: Date.parse(at),
    says,
    who: [userId],
    whom,
    ...more,
  };
}

/** What the clients noticed, each once: a standstill of the media with how long it took. */
export function incidentEntries(incidents: readonly Incident[]): readonly Entry[] {
  const told = new Map<string, Entry>();
  const still = new Map<string, Entry>();
  const last = new Map<string, number>();
  for (const incident of incidents.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))) {
    const { type } = incident;
    const at = Date.parse(incident.at);
    const pair = pairOf(incident);
    if (type === "media_lost") {
      const entry = entryOf(incident, "mediaLost");
      still.set(pair, entry);
      told.set(entry.id, entry);
    } else if (type === "media_restored") {
      const lost = still.get(pair);
      still.delete(pair);
      if (lost) told.set(lost.id, { ...lost, says: "mediaLostFor", ms: at - lost.at });
    } else {
      const connection = connectionOf(incident);
      const known = ofConnection.includes(type) && at - (last.get(connection) ?? -Infinity) < sameMs;
      last.set(connection, at);
      if (known) continue;
      const entry = entryOf(incident, sayings[type]);
      told.set(entry.id, entry);
    }
  }
  return [...told.values()];
}
