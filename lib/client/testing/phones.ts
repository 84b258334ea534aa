import type { Report } from "../stats/reports";
import { createPhone } from "../phone";
import { createChoices } from "../choices";
import type { Locks, Sounds, Tone } from "../ports";
import type { Phone } from "../types";
import type { PageEvents, World } from "../world";
import { FakeClock } from "./clock";
import { FakeDevices } from "./devices";
import { FakeScreen } from "./screen";
import { FakePeers } from "./peer-connection";
import { FakeServer } from "./server";

/** A loudspeaker. */
export class FakeSounds implements Sounds {
  playing: Tone | null = null;
  isBlocked = false;
  readonly #listeners = new Set<() => void>();
  blocked = () => this.isBlocked;
  play = (tone: Tone) => void (this.playing = tone);
  stop = () => {
    if (this.playing !== "ended") this.playing = null;
  };
  unlock = () => {
    this.isBlocked = false;
    for (const listener of this.#listeners) listener();
    return Promise.resolve();
  };
  subscribe = (listener: () => void) => {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  };
}

/** The memory of a tab. */
export class FakeMemory extends Map<string, string> {
  getItem = (key: string) => this.get(key) ?? null;
  setItem = (key: string, value: string) => void this.set(key, value);
  removeItem = (key: string) => void this.delete(key);
}

/** One tab: the phone, and what it has to do with. */
export interface Tab {
  readonly phone: Phone;
  readonly clientId: string;
  readonly userId: string;
  readonly devices: FakeDevices;
  readonly screen: FakeScreen;
  readonly peers: FakePeers;
  readonly sounds: FakeSounds;
  readonly memory: FakeMemory;
  /** One goes to another site and comes back, and the browser has kept the page. */
  readonly page: () => PageEvents;
  /** The page is loaded anew: nothing is left but the memory of the tab. `silent`: it may not sound without a gesture. */
  reload(silent?: boolean): Tab;
}

/** A server and as many browsers as a test needs, in one process. */
export class Town {
  readonly clock = new FakeClock();
  /** People look at their pages. */
  looks = true;
  readonly server = new FakeServer(this.clock);
  readonly network = new FakePeers();
  /** What was measured, as the server was told. */
  readonly reports: (Report & { readonly from: string })[] = [];

  /** A tab of this person, started. */
  tab(
    userId: string,
    clientId = `${userId}-1`,
    memory = new FakeMemory(),
    locks?: Locks,
    silent = false,
  ): Tab {
    const devices = new FakeDevices();
    const screen = new FakeScreen();
    const peers = new FakePeers(this.network);
    const sounds = new FakeSounds();
    sounds.isBlocked = silent;
    let events: PageEvents | undefined;
    const page = () => {
      if (events === undefined) throw new Error("the phone does not follow its page");
      return events;
    };
    const world: World = {
      clientId: () => Promise.resolve(clientId),
      openWire: this.server.wireOf(userId),
      ...{ devices, screen, peers, sounds, locks, memory, clock: this.clock },
      choices: createChoices(memory),
      visible: () => this.looks,
      sight: { seen: () => Promise.resolve(true), subscribe: () => () => undefined },
      notifier: { ring: () => undefined, missed: () => undefined, close: () => undefined },
      page: (on) => {
        events = on;
        return () => undefined;
      },
      expose: () => undefined,
      report: (report) => {
        this.reports.push({ ...report, from: userId });
        return Promise.resolve("kept");
      },
    };
    const phone = createPhone({ me: { userId, name: userId }, world });
    phone.start();
    const reload = (mute = false) => {
      const kept = new FakeMemory(memory);
      phone.stop();
      return this.tab(userId, clientId, kept, locks, mute);
    };
    return { phone, clientId, userId, devices, screen, peers, sounds, memory, page, reload };
  }
}

export const person = (userId: string) => ({ userId, name: userId });
