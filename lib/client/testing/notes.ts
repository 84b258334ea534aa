import { type Call, connectedIds, type MediaState } from "@/lib/call";
import type { NotePush } from "@/lib/contract";

/** What a command switches on or off; undefined where it is another kind of command. */
export function mediaOf(
  name: string,
  body: Readonly<Record<string, unknown>>,
): Partial<MediaState> | undefined {
  if (name === "mute") return { muted: body.muted === true };
  if (name === "video") return { videoEnabled: body.enabled === true };
  if (name === "screen") return { screen: body.shared === true };
  return name === "hand" ? { handRaised: body.raised === true } : undefined;
}

interface Listener {
  readonly userId: string;
  readonly events: { note(push: NotePush): void };
}

/** Tells everybody who is connected, but not who says it. */
export function passOn(
  push: NotePush,
  call: Call | undefined,
  sender: Listener,
  all: Iterable<Listener>,
): void {
  const connected = call === undefined ? [] : connectedIds(call);
  for (const client of all) {
    if (client !== sender && connected.includes(client.userId)) client.events.note(push);
  }
}
