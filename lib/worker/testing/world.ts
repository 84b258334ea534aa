import type { AskedByWorker, Watched } from "@/lib/client/page-words";
import type { ShowOptions } from "../scope";
import type { OpenPage, WorkerWorld } from "../world";
import type { Words } from "../words";

export const words: Words = {
  audio: "Audio call",
  video: "Video call",
  answer: "Answer",
  decline: "Decline",
  missed: "Missed call from {name}",
  missedAudio: "Audio call",
  missedVideo: "Video call",
  answered: "Answered on another device",
  declined: "Declined on another device",
  over: "This call is over",
  test: "Notifications work here",
  testText: "…",
  signedOut: "You are signed out",
  signedOutText: "…",
};

export const ana = { callId: "call", type: "video", name: "Ana" } as const;

/** The status of who is signed in, in the call; or what else the server says. */
type Call = "ringing" | "missed" | "cancelled" | "rejected" | "connected" | "ended" | "none" | "away";

/** A browser and a server, as a worker meets them. */
export class FakeWorld implements WorkerWorld {
  call: Call = "ringing";
  signedIn = true;
  /** What the system shows, by its tag. */
  readonly screen = new Map<string, { title: string; options: ShowOptions }>();
  /** Titles of all notifications that made themselves heard. */
  readonly heard: string[] = [];
  readonly requests: string[] = [];
  readonly opened: string[] = [];
  /** Calls that the page that is opened next answers. */
  readonly wishes: string[] = [];
  readonly later: Watched[] = [];
  readonly openPages: FakePage[] = [];
  subscribed = true;
  time = 1_000_000;
  /** What happens while the worker waits. */
  whileWaiting: () => void = () => undefined;

  fetch(address: string, init?: RequestInit): Promise<Response> {
    this.requests.push(`${init?.method ?? "GET"} ${address}`);
    if (this.call === "away") return Promise.reject(new Error("no network"));
    return Promise.resolve(this.#reply(address));
  }

  #reply(address: string): Response {
    const headers = { date: new Date(this.time).toUTCString() };
    if (address === "/api/auth/session") {
      const user = { id: "lei", name: "Lei" };
      const tokenExpires = new Date(this.time + 600_000).toISOString();
      return Response.json(this.signedIn ? { user, token: "token", tokenExpires } : {}, { headers });
    }
    if (!address.startsWith("/api/v1/rtc/call/")) return Response.json({ success: true }, { headers });
    if (this.call === "none") return Response.json({}, { status: 404, headers });
    const members = [{ userId: "lei", status: this.call }];
    return Response.json({ id: ana.callId, type: ana.type, callerName: ana.name, members }, { headers });
  }

  show(title: string, options: ShowOptions): Promise<void> {
    this.screen.set(options.tag, { title, options });
    if (!options.silent) this.heard.push(title);
    return Promise.resolve();
  }

  shown(tag: string) {
    const there = this.screen.get(tag);
    const close = () => void this.screen.delete(tag);
    return Promise.resolve(there ? [{ data: there.options.data, close }] : []);
  }

  pages(): Promise<readonly OpenPage[]> {
    return Promise.resolve(this.openPages);
  }

  open(address: string): Promise<void> {
    this.opened.push(address);
    return Promise.resolve();
  }

  leaveWish(callId: string): Promise<void> {
    this.wishes.push(callId);
    return Promise.resolve();
  }

  unsubscribe(): Promise<void> {
    this.subscribed = false;
    return Promise.resolve();
  }

  words() {
    return Promise.resolve(["en", words] as const);
  }

  watchLater(ring: Watched): void {
    this.later.push(ring);
  }

  now(): number {
    return this.time;
  }

  wait(ms: number): Promise<void> {
    this.time += ms;
    this.whileWaiting();
    return Promise.resolve();
  }

  /** What is on the screen, in words. */
  get titles(): string[] {
    return [...this.screen.values()].map(({ title }) => title);
  }

  get bodies(): string[] {
    return [...this.screen.values()].map(({ options }) => options.body ?? "");
  }
}

/** A page of ours. */
export class FakePage implements OpenPage {
  focused = false;
  readonly asked: AskedByWorker[] = [];

  constructor(
    readonly visible: boolean,
    /** What it says yes to. */
    private readonly yes: readonly AskedByWorker["kind"][],
  ) {}

  ask(question: unknown): Promise<boolean> {
    const { kind } = question as AskedByWorker;
    this.asked.push(question as AskedByWorker);
    return Promise.resolve(this.yes.includes(kind));
  }

  focus(): Promise<void> {
    this.focused = true;
    return Promise.resolve();
  }
}
