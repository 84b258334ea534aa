import { io } from "socket.io-client";
import type { Seat } from "./relay";

// The least that two pages need for a video call: a relay, one peer connection each, a button to answer with. This runs in
// the browser. `negotiation=after`: the callee's camera, the offer and all candidates wait for the click, as in the usual
// introductions to WebRTC; `before`: only the answer and the callee's candidates do.

type Message =
  /** `here`: I have come. `waiting`: the callee may answer. `accept`: the callee has. */
  | { readonly type: "here" | "waiting" | "accept" }
  | { readonly type: "description"; readonly description: RTCSessionDescriptionInit }
  | { readonly type: "candidate"; readonly candidate: RTCIceCandidateInit | null };

const query = new URLSearchParams(location.search);
const seat: Seat["seat"] = query.get("seat") === "caller" ? "caller" : "callee";
const before = query.get("negotiation") === "before";
const auth: Seat = { room: query.get("room") ?? "", seat };

const socket = io({ transports: ["websocket"], auth });
const send = (message: Message) => socket.emit("relay", message, () => undefined);

const peer = new RTCPeerConnection();
peer.onicecandidate = ({ candidate }) => send({ type: "candidate", candidate: candidate?.toJSON() ?? null });
peer.ontrack = ({ track, streams: [stream] }) => {
  if (track.kind !== "video" || stream === undefined) return;
  const video = document.createElement("video");
  Object.assign(video, { autoplay: true, muted: true, playsInline: true, srcObject: stream });
  video.setAttribute("aria-label", "Picture of the other");
  document.body.append(video);
};

let opened: Promise<MediaStream> | undefined;
const camera = () =>
  (opened ??= navigator.mediaDevices.getUserMedia({ audio: true, video: { width: 320, height: 180 } }));

async function attach(): Promise<void> {
  const stream = await camera();
  for (const track of stream.getTracks()) peer.addTrack(track, stream);
}

async function describe(description: RTCSessionDescriptionInit): Promise<void> {
  send({ type: "description", description });
  await peer.setLocalDescription(description);
}

async function offer(): Promise<void> {
  await attach();
  await describe(await peer.createOffer());
}

async function answer(): Promise<void> {
  await attach();
  await describe(await peer.createAnswer());
}

const mayAnswer = () => document.body.setAttribute("data-ready", "");

let met = false;
async function meet(): Promise<void> {
  if (met) return;
  met = true;
  if (seat === "callee") return void send({ type: "here" });
  await camera();
  if (before) await offer();
  else send({ type: "waiting" });
}

async function take(message: Message): Promise<void> {
  switch (message.type) {
    case "here":
      return meet();
    case "waiting":
      return mayAnswer();
    case "accept":
      return offer();
    case "description":
      await peer.setRemoteDescription(message.description);
      if (seat === "callee" && !before) await answer();
      return;
    case "candidate":
      if (message.candidate !== null) return peer.addIceCandidate(message.candidate);
      if (seat === "callee" && before) {
        await camera();
        mayAnswer();
      }
  }
}

// One message after another, so that a candidate finds its description.
let last = Promise.resolve();
socket.on("relay", (message: Message, ack: () => void) => {
  ack();
  last = last.then(() => take(message));
});
// Whoever comes first is heard by nobody, and hears of the other.
socket.on("connect", () => send({ type: "here" }));

document.querySelector("button")?.addEventListener("click", () => {
  if (before) return void answer();
  void camera();
  send({ type: "accept" });
});
