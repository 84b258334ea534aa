import type { TimelineEvent } from "@/lib/contract";
import type { Entry, Make } from "./entry";

/** A page that is loaded anew comes onto a socket first, and into the call so many milliseconds later at most. */
const reloadMs = 10_000;

type Type = TimelineEvent["type"];
const comings: ReadonlySet<Type> = new Set(["connected", "answered", "joined"]);
const endRinging: ReadonlySet<Type> = new Set([...comings, "rejected", "missed", "invited"]);

/** Ringing at one person, while it goes on. */
interface Ring {
  readonly entry: Entry;
  /** Each is one more device, where no numbers were kept. */
  readonly events: number;
}

/** A loss of the connection. */
interface Loss {
  readonly entry: Entry;
  /** When it was over. Milliseconds since the epoch. */
  readonly until?: number;
}

/** What goes on in a call beyond one event of its timeline. */
export class Tracks {
  readonly #rings = new Map<string, Ring>();
  readonly #losses = new Map<string, Loss>();
  readonly #present = new Set<string>();
  readonly #known: Set<string>;

  constructor(private readonly callerId: string) {
    this.#known = new Set([callerId]);
  }

  /** One entry for all devices of a person. */
  rings({ actorId = "", detail }: TimelineEvent, make: Make): Entry[] {
    const ring = this.#rings.get(actorId);
    const events = (ring?.events ?? 0) + 1;
    const first = ring?.entry ?? make("rang", { who: [], whom: [actorId] });
    const entry = { ...first, devices: Math.max(first.devices ?? 0, detail?.ringingOn ?? events) };
    this.#rings.set(actorId, { entry, events });
    return [entry];
  }

  /** Being lost, and being back: one entry, at the time of the loss. */
  network({ type, actorId = "", at, detail }: TimelineEvent, make: Make): Entry[] {
    const before = this.#losses.get(actorId);
    if (type === "reconnecting" || before === undefined) {
      const entry = make("lost");
      if (type === "reconnecting") this.#losses.set(actorId, { entry });
      return type === "reconnecting" ? [entry] : [];
    }
    const until = Date.parse(at);
    const ms = detail?.awayMs ?? until - before.entry.at;
    const entry: Entry = { ...before.entry, says: "lostFor", ms };
    this.#losses.set(actorId, { entry, until });
    return [entry];
  }

  /** Somebody comes for the first time, comes back, or was in the call all the while and loaded the page anew. */
  comes({ actorId = "", at, detail }: TimelineEvent, make: Make): Entry[] {
    if (!(detail?.again ?? this.#present.has(actorId))) {
      return [make(this.#known.has(actorId) ? "cameBack" : "joined")];
    }
    const loss = this.#losses.get(actorId);
    const now = Date.parse(at);
    if (loss === undefined || now > (loss.until ?? now) + reloadMs) return [make("reloaded")];
    this.#losses.delete(actorId);
    return [{ ...loss.entry, says: "reloadedAfter", ms: now - loss.entry.at }];
  }

  /** Notes who is in the call after this event. */
  after({ type, actorId, subjectIds = [] }: TimelineEvent): void {
    const concerned = actorId === undefined || type === "invited" ? subjectIds : [actorId];
    for (const id of concerned) {
      if (endRinging.has(type)) this.#rings.delete(id);
      if (comings.has(type)) this.#present.add(id);
      if (comings.has(type)) this.#known.add(id);
      if (type === "left") this.#present.delete(id);
    }
    if (type === "connected") this.#present.add(this.callerId);
  }
}
