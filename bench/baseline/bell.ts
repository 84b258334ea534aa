import { io } from "socket.io-client";
import type { Seat } from "./relay";

// The least that a bell needs: a tone that repeats, a relay, and a button in another page that stops it. This runs in the
// browser.

const query = new URLSearchParams(location.search);
const seat: Seat["seat"] = query.get("seat") === "caller" ? "caller" : "callee";
const auth: Seat = { room: query.get("room") ?? "", seat };

const socket = io({ transports: ["websocket"], auth });
const send = (message: "here" | "stop") => socket.emit("relay", message, () => undefined);

function ring(): AudioBufferSourceNode {
  const context = new AudioContext();
  const tone = context.createBufferSource();
  tone.buffer = context.createBuffer(1, context.sampleRate, context.sampleRate);
  tone.loop = true;
  tone.connect(context.destination);
  tone.start();
  return tone;
}
const bell = seat === "callee" ? ring() : undefined;

let met = false;
socket.on("relay", (message: "here" | "stop", ack: () => void) => {
  ack();
  if (message === "stop") return bell?.stop();
  if (!met) send("here");
  met = true;
  document.body.setAttribute("data-ready", "");
});
// Whoever comes first is heard by nobody, and hears of the other.
socket.on("connect", () => send("here"));
document.querySelector("button")?.addEventListener("click", () => send("stop"));
