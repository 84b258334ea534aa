import { isFinal } from "@/lib/call";
import type { CallDetail } from "@/lib/contract";
import type { CallKind } from "./refs";

type Told = Pick<CallDetail, "id" | "status" | "version" | "callerId" | "hostId" | "members" | "clientId">;
type Member = CallDetail["members"][number];

/** What a call has to be for its participant. */
const fits: Readonly<Record<CallKind, (own: Member, call: Told) => boolean>> = {
  call: () => true,
  ringing: ({ status, userId }, { callerId }) =>
    (status === "calling" || status === "ringing") && userId !== callerId,
  outgoing: ({ status, userId }, { callerId }) => userId === callerId && status !== "connected",
  connected: ({ status }) => status === "connected",
  hosted: ({ status, userId }, { hostId }) => status === "connected" && userId === hostId,
};

/** The calls that live, as the sockets of the run were told of them. */
export class LiveCalls {
  readonly #calls = new Map<string, Told>();
  /** With which client somebody was in a call last. */
  readonly clients = new Map<string, string>();

  /** A call as this user was told of it. */
  add(told: Told, userId: string): void {
    if (told.clientId !== undefined) this.clients.set(userId, told.clientId);
    const known = this.#calls.get(told.id);
    if (known && known.version > told.version) return;
    if (isFinal(told.status)) this.#calls.delete(told.id);
    else this.#calls.set(told.id, told);
  }

  /** Only these still live: nobody may have been there to be told of an end. */
  keep(callIds: readonly string[]): void {
    for (const id of this.#calls.keys()) if (!callIds.includes(id)) this.#calls.delete(id);
  }

  get all(): Told[] {
    return [...this.#calls.values()];
  }

  of(userId: string, kind: CallKind): Told[] {
    return this.all.filter((call) =>
      call.members.some((own) => own.userId === userId && fits[kind](own, call)),
    );
  }
}
