import { errorBody } from "@/lib/contract";
import type { TestApp } from "../testing/app";
import { mustFollow } from "../testing/followed";
import { placeOfCommand } from "../testing/openapi";
import { FuzzClient, type Missing } from "./client";
import type { Findings } from "./findings";
import type { HttpInput } from "./http-input";
import { asCurl } from "./curl";
import { mayBeCut, outgoing, send } from "./http-send";
import { refreshed, signedIn, type Somebody, tabs } from "./people";
import { filled } from "./refs";
import type { Input } from "./inputs";
import type { SocketInput } from "./socket-input";
import type { Tallies } from "./tallies";
import type { World } from "./world";

/** At most so much of a value is shown. */
const shown = 2_000;

function written(value: unknown): string {
  const text = JSON.stringify(value, (_name, inner: unknown) =>
    inner instanceof Uint8Array ? `octets ${Buffer.from(inner).toString("hex")}` : inner,
  ) as string | undefined;
  return (text ?? "undefined").slice(0, shown);
}

/** The words of a refusal. */
const said = (body: string) => (/"message":"((?:[^"\\]|\\.)*)"/.exec(body)?.[1] ?? body).slice(0, 300);

/** The events that are called back, with how many arguments they have before that. */
const called: Readonly<Record<string, number>> = { command: 2, authenticate: 1 };

/** Refusals that are faults of the server. */
const faults = ["INTERNAL_ERROR", "UNAVAILABLE"];

/** Sends inputs to a running server and looks at what comes back. */
export class Session {
  readonly #clients: ReadonlyMap<Somebody, readonly FuzzClient[]>;
  readonly #underway = new Set<() => string>();

  constructor(
    private readonly app: TestApp,
    private readonly world: World,
    private readonly findings: Findings,
    private readonly tallies: Tallies,
  ) {
    const clientsOf = (who: Somebody) =>
      tabs.map((clientId, tab) => this.#client(who, () => ({ token: who.token, clientId }), tab === 1));
    this.#clients = new Map(world.people.map((who) => [who, clientsOf(who)]));
  }

  /** What is being served at this moment. */
  get underway(): string {
    return [...this.#underway].map((asSent) => asSent()).join("\n");
  }

  close(): void {
    for (const client of [...this.#clients.values()].flat()) client.close();
  }

  async serve({ door, input }: Input): Promise<void> {
    const who = await refreshed(this.app, this.world.actor(input.actor, input.target?.calls));
    return door === "http" ? this.#request(input, who) : this.#say(input, who);
  }

  /** A command that is meant well, by the first client of somebody; its reply. */
  async command(who: Somebody, name: string, body: object): Promise<unknown> {
    const client = await this.#clientOf(who, 0);
    const outcome = await client?.ask("command", [name, body]);
    return typeof outcome === "object" ? outcome.reply : {};
  }

  async #request(input: HttpInput, who: Somebody): Promise<void> {
    const out = outgoing(input, (ref) => this.world.meaning(ref, who));
    const asSent = () => asCurl(this.app.url, out);
    const { token } = who;
    const { status, body } = await this.#during(asSent, () => send(this.app.url, out));
    const { name } = input.target;
    this.tallies.count(`http ${name}`, status ?? "cut");
    if (status === undefined ? !mayBeCut(out) : status >= 500) {
      this.findings.add(
        `${name} → ${status ?? "no reply"}: ${said(body)}`,
        `${asSent()}\n${body.slice(0, shown)}`,
      );
    }
    if (status === 200 || status === 201) this.world.heard(JSON.parse(body));
    if (status === 200 && name === "logout" && token === who.token) await signedIn(this.app, who);
  }

  async #say({ event, tab, ack, args: given }: SocketInput, who: Somebody): Promise<void> {
    const args = filled(given, (ref) => this.world.meaning(ref, who)) as unknown[];
    const asSent = () =>
      `${who.id} ${tabs[tab]}: ${event} ${written(args)}${ack ? "" : ", not to be called back"}`;
    await this.#during(asSent, async () => {
      if (event === "handshake") return this.#comeIn(who, args[0]);
      const client = await this.#clientOf(who, tab);
      if (!client) return this.tallies.count("socket", "not let in");
      if (!ack || args.length !== called[event]) return client.say(event, args, ack);
      this.#heard(event, args[0], await client.ask(event, args), asSent);
    });
  }

  #heard(
    event: string,
    first: unknown,
    outcome: { readonly reply: unknown } | Missing,
    asSent: () => string,
  ): void {
    const command = event === "command" && typeof first === "string" ? first : "";
    const known = placeOfCommand(command) !== undefined;
    const name = known ? command : event;
    if (typeof outcome === "string") {
      this.tallies.count(`socket ${name}`, outcome);
      if (outcome === "late") this.findings.add(`${name} was not called back`, asSent());
      return;
    }
    const { reply } = outcome;
    const refusal = errorBody.safeParse(reply).data?.error.code;
    this.tallies.count(`socket ${name}`, refusal ?? "ok");
    if (refusal === undefined) this.world.heard(reply);
    else if (faults.includes(refusal)) this.findings.add(`${name}: ${refusal}`, asSent());
    if (event !== "command") return;
    try {
      if (known) mustFollow(name, reply);
      else if (refusal !== "NOT_FOUND") throw new Error("an unknown command was not refused");
    } catch (error) {
      this.findings.add(String(error).slice(0, 300), `${asSent()}\n${written(reply)}`);
    }
  }

  /** Another client tries to come in, and goes. */
  async #comeIn(who: Somebody, auth: unknown): Promise<void> {
    const client = this.#client(who, () => auth as object, true);
    this.tallies.count("socket handshake", (await client.here()) ? "ok" : "refused");
    client.close();
  }

  /** Who was shown out comes back; with another session where theirs has ended. */
  async #clientOf(who: Somebody, tab: number): Promise<FuzzClient | undefined> {
    const client = this.#clients.get(who)?.[tab];
    if (!client || (await client.here())) return client;
    await signedIn(this.app, who);
    return (await client.here()) ? client : undefined;
  }

  async #during<T>(asSent: () => string, work: () => Promise<T>): Promise<T> {
    this.#underway.add(asSent);
    try {
      return await work();
    } finally {
      this.#underway.delete(asSent);
    }
  }

  #client({ id }: Somebody, auth: () => object, moody: boolean): FuzzClient {
    const wrong = (what: string) => this.findings.add(what.slice(0, 200), what.slice(0, shown));
    return new FuzzClient(
      this.app.url,
      auth,
      { call: (call) => this.world.live.add(call, id), wrong },
      moody,
    );
  }
}
