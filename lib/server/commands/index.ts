export { answer } from "./answer";
export type { Command, OpenCommand } from "./command";
export { cancel, hangUp, reject } from "./end";
export { join } from "./join";
export { mute, video } from "./media";
export { place } from "./place";
export { activeCall, getCall } from "./read";
export { sendSignal } from "./signal";
