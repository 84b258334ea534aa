import type { SignalPush } from "@/lib/contract";
import type { Command, CommandBody } from "./commands";
import { Mesh, type MeshOptions } from "./mesh";

/** A signal that got no reply is sent again so many times; the server takes a repeated one as the same. */
const attempts = 3;
const maxWaiting = 512;

export interface MeshesOptions extends Omit<MeshOptions, "send" | "changed"> {
  readonly command: Command;
  readonly changed: (mesh: Mesh, views: Parameters<MeshOptions["changed"]>[0]) => void;
}

/** The meshes of the calls in which this tab takes or may take part, and the signals that came before them. */
export class Meshes {
  readonly #options: MeshesOptions;
  readonly #meshes = new Map<string, Mesh>();
  readonly #waiting = new Map<string, SignalPush[]>();
  /** Stored signals that have been taken, per call: they may come again. */
  readonly #seen = new Map<string, Set<number>>();
  #placing: { readonly mesh: Mesh; bind: (callId: string) => void } | null = null;

  constructor(options: MeshesOptions) {
    this.#options = options;
  }

  /** A mesh for a call that has no id yet; it keeps its signals until {@link bind}. */
  begin(): Mesh {
    this.#placing?.mesh.close();
    this.#placing = this.#make();
    return this.#placing.mesh;
  }

  /** The call that was being placed has this id. */
  bind(callId: string): void {
    const placing = this.#placing;
    if (placing === null) return;
    this.#placing = null;
    placing.bind(callId);
    this.#keep(callId, placing.mesh);
  }

  /** The mesh of this call; of the one that is being placed when there is no id. */
  find(callId: string | undefined): Mesh | undefined {
    return callId === undefined ? this.#placing?.mesh : this.#meshes.get(callId);
  }

  of(callId: string): Mesh {
    const known = this.#meshes.get(callId);
    if (known !== undefined) return known;
    const { mesh, bind } = this.#make();
    bind(callId);
    return this.#keep(callId, mesh);
  }

  receive(push: SignalPush): void {
    const { callId, n } = push;
    if (n !== undefined && this.#wasSeen(callId, n)) return;
    const mesh = this.#meshes.get(callId);
    if (mesh !== undefined) return mesh.receive(push);
    const waiting = this.#waiting.get(callId) ?? [];
    if (waiting.length < maxWaiting) waiting.push(push);
    this.#waiting.set(callId, waiting);
  }

  /** Closes this call's connections and forgets what came for them. */
  drop(callId: string): void {
    this.#meshes.get(callId)?.close();
    this.#meshes.delete(callId);
    this.#waiting.delete(callId);
  }

  /** The call is over: none of its signals matters any more. */
  forget(callId: string): void {
    this.drop(callId);
    this.#seen.delete(callId);
  }

  /** The call that was being placed will not be. */
  abandon(): void {
    this.#placing?.mesh.close();
    this.#placing = null;
  }

  ids(): string[] {
    return [...this.#meshes.keys()];
  }

  connections(): RTCPeerConnection[] {
    const all = [...this.#meshes.values(), ...(this.#placing === null ? [] : [this.#placing.mesh])];
    return all.flatMap((mesh) => mesh.connections());
  }

  #keep(callId: string, mesh: Mesh): Mesh {
    this.#meshes.set(callId, mesh);
    for (const push of this.#waiting.get(callId) ?? []) mesh.receive(push);
    this.#waiting.delete(callId);
    return mesh;
  }

  #make(): { mesh: Mesh; bind: (callId: string) => void } {
    const { command, changed, ...options } = this.#options;
    let callId = "";
    const send: MeshOptions["send"] = (toUserId, signal) => {
      const body = { callId, fromUserId: options.userId, toUserId, signal };
      void this.#post(body, attempts);
    };
    const mesh: Mesh = new Mesh({ ...options, send, changed: (views) => changed(mesh, views) });
    return { mesh, bind: (id) => void (callId = id) };
  }

  async #post(body: CommandBody<"signal">, left: number): Promise<void> {
    const result = await this.#options.command("signal", body);
    if (!result.ok && result.code === "NETWORK" && left > 1 && this.#meshes.has(body.callId)) {
      await this.#post(body, left - 1);
    }
  }

  #wasSeen(callId: string, n: number): boolean {
    const seen = this.#seen.get(callId) ?? new Set();
    this.#seen.set(callId, seen);
    const before = seen.has(n);
    seen.add(n);
    return before;
  }
}
