import type { IceConfiguration } from "../ice";
import { gather } from "./gather";
import { checkLoop } from "./loop";
import type { Finding, Reason } from "./types";
import { relayOver, transportOf, type TurnTransport, urlsOf } from "./urls";
import type { CheckWorld } from "./world";

const notOffered = { udp: "noTurnUdp", tcp: "noTurnTcp", tls: "noTurnTls" } as const;

/** What the errors of a TURN server come to (RFC 8489, 14.8; RFC 8656, 19; W3C WebRTC for 701). */
function reasonOf(errors: readonly number[]): Reason {
  if (errors.some((code) => code === 401 || code === 441)) return "wrongSecret";
  if (errors.some((code) => code >= 300 && code < 700)) return "turnRefused";
  return errors.includes(701) ? "turnUnreachable" : "turnSilent";
}

/** Whether media can go through the relay, reached in this way, and how they fare. */
export async function checkTurn(
  world: CheckWorld,
  { iceServers }: IceConfiguration,
  transport: TurnTransport,
): Promise<Finding> {
  const server = relayOver(iceServers, transport);
  if (!server) {
    const none = !urlsOf(iceServers).some((url) => transportOf(url) !== undefined);
    return { state: "skipped", reason: none ? "noTurn" : notOffered[transport] };
  }
  const configuration: RTCConfiguration = { iceServers: [server], iceTransportPolicy: "relay" };
  const isRelay = ({ type }: { readonly type: string }) => type === "relay";
  const { found, errors } = await gather(world, configuration, (all) => all.some(isRelay));
  if (!found.some(isRelay)) return { state: "failed", reason: reasonOf(errors) };
  return checkLoop(world, configuration, { good: "relayed", failed: "noMedia" });
}
