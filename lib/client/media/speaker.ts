import { changeFor } from "./changes";
import type { DeviceLists } from "./list";
import type { Notices } from "./notices";

/** The speaker through which calls are heard. Without a choice, or when the chosen one is gone, the system's own. */
export class Speaker {
  readonly #remembered: () => string | undefined;
  #chosen: string | undefined;

  constructor(remembered: () => string | undefined) {
    this.#remembered = remembered;
  }

  #wanted = (): string | undefined => this.#chosen ?? this.#remembered();

  /** The one to be used; undefined: the system's own. */
  now({ speakers }: DeviceLists): string | undefined {
    const wanted = this.#wanted();
    // A browser that names none may know it all the same.
    const there = speakers.length === 0 || speakers.some(({ deviceId }) => deviceId === wanted);
    return there ? wanted : undefined;
  }

  /** Until forgotten. False: it is not there. */
  choose(deviceId: string, { speakers }: DeviceLists): boolean {
    if (speakers.length > 0 && !speakers.some((each) => each.deviceId === deviceId)) return false;
    this.#chosen = deviceId;
    return true;
  }

  forget(): void {
    this.#chosen = undefined;
  }

  listChanged(before: DeviceLists, after: DeviceLists, notices: Notices): void {
    const use = { open: this.now(before), wanted: this.#wanted(), missing: false };
    const change = changeFor(use, before.speakers, after.speakers);
    const nameIn = ({ speakers }: DeviceLists, id: string | undefined) =>
      speakers.find(({ deviceId }) => deviceId === id)?.label ?? "";
    const system = after.speakers.find((each) => each.system)?.label;
    if (change.does === "fall") {
      const name = nameIn(before, use.open);
      notices.tell({
        ...{ device: "speaker", what: "unplugged", name, deviceId: use.open ?? "" },
        ...(system !== undefined && { now: system }),
      });
    } else if (use.open === undefined && use.wanted !== undefined && this.now(after) === use.wanted) {
      const name = nameIn(after, use.wanted);
      notices.tell({ device: "speaker", what: "returned", name, deviceId: use.wanted });
    } else if (change.does === "offer") {
      const { label, deviceId } = change.what;
      notices.tell({ device: "speaker", what: "connected", name: label, deviceId });
    }
  }
}
