import type { PeerSignal } from "@/lib/bots/echo-peer";
import { TonePeer } from "@/lib/bots/testing/tone-peer";
import { type Client, createClient } from "@/lib/client/rest";
import type { CallDetail } from "@/lib/contract";
import { expect } from "@playwright/test";
import type { App } from "./server";
import { register } from "./person";

/** Somebody who is no browser: the API over HTTP, its events, and WebRTC of a library. */
export class Program {
  readonly calls = new Map<string, CallDetail>();
  readonly #ending = new AbortController();
  readonly #following: Promise<void>;
  #last: Promise<unknown> = Promise.resolve();
  #peer: TonePeer | undefined;

  private constructor(
    readonly name: string,
    readonly userId: string,
    readonly client: Client,
    private readonly hertz: number,
  ) {
    this.#following = this.#follow();
  }

  static async start(app: App, name: string, hertz: number): Promise<Program> {
    const { userId, token } = await register(app, name);
    const client = createClient({ baseUrl: app.url, token, clientId: "program" });
    return new Program(name, userId, client, hertz);
  }

  /** Calls somebody with an offer; answers the id of the call. */
  async call(calleeId: string): Promise<string> {
    let placed: (callId: string) => void = () => undefined;
    const callId = new Promise<string>((resolve) => (placed = resolve));
    this.#peer = new TonePeer(this.hertz, (signal) => this.#send(callId, calleeId, signal));
    const offer = await this.#peer.offer();
    const { call } = await this.client.placeCall({
      callerId: this.userId,
      calleeIds: [calleeId],
      type: "audio",
      offer: { ...offer, type: "offer" },
    });
    placed(call.id);
    return call.id;
  }

  /** Answers the call that rings. */
  async answer(): Promise<string> {
    await expect.poll(() => this.#ringing()?.id).toBeDefined();
    const call = this.#ringing();
    if (!call?.offer) throw new Error("nobody calls with an offer");
    this.#peer = new TonePeer(this.hertz, (signal) => this.#send(call.id, call.callerId, signal));
    const answer = await this.#peer.receive({ ...call.offer, type: "offer" });
    if (!answer) throw new Error("an offer has an answer");
    await this.client.answerCall({
      callId: call.id,
      userId: this.userId,
      answer: { ...answer, type: "answer" },
    });
    return call.id;
  }

  /** Waits until this tone is heard. */
  async hears(hertz: number): Promise<void> {
    await expect
      .poll(() => this.#peer?.hears(hertz), { timeout: 20_000, message: `${hertz} Hz` })
      .toBeGreaterThan(0.9);
  }

  /** Waits until anything is heard. */
  async hearsSomething(): Promise<void> {
    await expect
      .poll(() => this.#peer?.loudness(), { timeout: 20_000, message: "sound" })
      .toBeGreaterThan(0.001);
  }

  /** Waits until the events say so. */
  async sees(callId: string, status: CallDetail["status"]): Promise<void> {
    await expect.poll(() => this.calls.get(callId)?.status, { timeout: 20_000 }).toBe(status);
  }

  async close(): Promise<void> {
    this.#ending.abort();
    await this.#following;
    await this.#peer?.close();
  }

  #ringing(): CallDetail | undefined {
    return [...this.calls.values()].find(
      ({ callerId, status }) => callerId !== this.userId && status === "ringing",
    );
  }

  /** In order; what comes when the call is over is of no use. */
  #send(callId: string | Promise<string>, toUserId: string, signal: PeerSignal): void {
    const send = async () => {
      await this.client.sendSignal({ callId: await callId, fromUserId: this.userId, toUserId, signal });
    };
    this.#last = this.#last.then(send).catch(() => undefined);
  }

  async #follow(): Promise<void> {
    for await (const { event, data } of this.client.events({ signal: this.#ending.signal })) {
      if (event === "present") for (const call of data.calls) this.calls.set(call.id, call);
      if (event === "call") this.calls.set(data.call.id, data.call);
      if (event === "signal") await this.#peer?.receive(data.signal);
    }
  }
}
