import { createStore } from "zustand/vanilla";
import { answer } from "./answer";
import { browserWorld } from "./browser";
import { openDesk } from "./open-desk";
import { decline, hangUp } from "./leave";
import { place } from "./place";
import type { Wire } from "./ports";
import { takeOver } from "./reenter";
import { initialState } from "./state";
import type { PersonRef, Phone, PhoneSnapshot } from "./types";
import { viewOf } from "./view";
import { wireEvents } from "./wire-events";
import type { World } from "./world";

export interface PhoneOptions {
  readonly me: PersonRef;
  /** STUN and TURN servers; none by default: then only direct paths are found. */
  readonly iceServers?: readonly RTCIceServer[];
  readonly world?: World;
}

/** The phone of one tab. Create it in the browser only; it does nothing before `start`. */
export function createPhone({
  me,
  iceServers = [],
  world = browserWorld(me.userId, iceServers),
}: PhoneOptions): Phone {
  const store = createStore(() => initialState(me));
  let wire: Wire | null = null;
  const desk = openDesk(store, world, () => wire);

  let drawn: { state: object; view: PhoneSnapshot } | null = null;
  const getSnapshot = () => {
    const state = store.getState();
    if (drawn?.state !== state) drawn = { state, view: viewOf(state) };
    return drawn.view;
  };

  let started: object | null = null;
  let leavePage = () => {};
  const connect = () => {
    wire ??= world.openWire(store.getState().clientId, wireEvents(desk));
  };
  const disconnect = () => {
    wire?.close();
    wire = null;
  };
  // The browser may keep the page and show it again: what it hears then is new.
  const hide = () => {
    disconnect();
    desk.dispatch({ type: "link", link: "connecting" });
  };

  return {
    getSnapshot,
    subscribe: (listener) => store.subscribe(listener),
    start() {
      if (started !== null) return;
      const mine = (started = {});
      world.expose(() => desk.meshes.connections());
      leavePage = world.page({ hide, show: connect, network: () => wire?.hasten() });
      void world.clientId().then((clientId) => {
        if (started !== mine) return;
        desk.dispatch({ type: "named", clientId });
        connect();
      });
    },
    stop() {
      if (started === null) return;
      started = null;
      leavePage();
      disconnect();
      desk.dispatch({ type: "stopped" });
    },
    call: (people, type) => place(desk, people, type),
    answer: (callId, { video }) => answer(desk, callId, video),
    decline: (callId, reason) => decline(desk, callId, reason),
    hangUp: () => hangUp(desk),
    setMicrophone: (on) => world.devices.set("microphone", on),
    setCamera: (on) => world.devices.set("camera", on),
    takeOver: () => Promise.resolve(takeOver(desk)),
    async unlockSound() {
      await world.sounds.unlock();
      await desk.meshes.find(store.getState().stage?.callId)?.listen();
    },
    dismiss: () => desk.dispatch({ type: "dismissed" }),
  };
}
