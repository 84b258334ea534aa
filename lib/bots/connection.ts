import { type PeerConfig, RTCPeerConnection } from "werift";

/** A peer connection of a program on the machine of the server, or beside it: its own addresses are all it needs. */
export function openConnection(codecs: PeerConfig["codecs"]): RTCPeerConnection {
  return new RTCPeerConnection({
    codecs,
    iceServers: [],
    bundlePolicy: "max-bundle",
    // Both ends may be on one machine that has no other network.
    iceAdditionalHostAddresses: ["127.0.0.1"],
  });
}

/**
 * Makes this the local description, and gathers candidates in the background. Where no STUN server is named the library
 * would ask one of Google, and wait for it.
 */
export async function describe(
  connection: RTCPeerConnection,
  description: { readonly type: "offer" | "answer"; readonly sdp: string },
): Promise<void> {
  for (const { connection: ice } of connection.iceTransports) ice.stunServer = undefined;
  await connection.setLocalDescription(description);
}
