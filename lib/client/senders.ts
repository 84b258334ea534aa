import type { Kind } from "./ports";

/** What is sent over a peer connection: one transceiver for sound and one for the picture. */

const kinds: readonly Kind[] = ["audio", "video"];

const transceiverOf = (connection: RTCPeerConnection, kind: Kind) =>
  connection
    .getTransceivers()
    .find((each) => each.receiver.track.kind === kind && each.currentDirection !== "stopped");

/**
 * Prepares both directions. `stream` names what belongs together, so that lips and voice stay in step at the other side.
 * Kinds in `missing` get a place even if the other side has not offered one.
 */
export function attach(
  connection: RTCPeerConnection,
  stream: MediaStream,
  track: (kind: Kind) => MediaStreamTrack | null,
  missing: readonly Kind[],
): void {
  for (const kind of kinds) {
    const known = transceiverOf(connection, kind);
    const now = track(kind);
    if (known !== undefined) {
      known.direction = "sendrecv";
      known.sender.setStreams(stream);
      replace(known.sender, now);
    } else if (now !== null || missing.includes(kind)) {
      connection.addTransceiver(now ?? kind, { direction: "sendrecv", streams: [stream] });
    }
  }
}

/** Sends this track, or nothing, from now on; renegotiates only when the other side has given no place for it. */
export function putTrack(
  connection: RTCPeerConnection,
  stream: MediaStream,
  kind: Kind,
  track: MediaStreamTrack | null,
): void {
  const known = transceiverOf(connection, kind);
  if (known !== undefined) replace(known.sender, track);
  else if (track !== null) connection.addTransceiver(track, { direction: "sendrecv", streams: [stream] });
}

function replace(sender: RTCRtpSender, track: MediaStreamTrack | null): void {
  if (sender.track === track) return;
  // Rejects only when the connection is closed, and then there is nothing to send.
  sender.replaceTrack(track).catch(() => undefined);
}
