import { createStore } from "zustand/vanilla";
import { answer } from "./answer";
import { browserWorld } from "./browser";
import { chooseDevice } from "./choose-device";
import { openDesk } from "./open-desk";
import { join } from "./join";
import { decline, hangUp } from "./leave";
import { command, invite } from "./group";
import { place } from "./place";
import { seeHistory } from "./missed";
import { raiseHand, sendNote } from "./notes";
import type { Wire } from "./ports";
import { takeOver } from "./reenter";
import { initialState } from "./state";
import type { PersonRef, Phone, PhoneSnapshot } from "./types";
import { viewOf } from "./view";
import { wireEvents } from "./wire-events";
import type { World } from "./world";

export interface PhoneOptions {
  readonly me: PersonRef;
  readonly world?: World;
}

/** The phone of one tab. Create it in the browser only; it does nothing before `start`. */
export function createPhone({ me, world = browserWorld(me.userId) }: PhoneOptions): Phone {
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
    desk.measurements.last();
    disconnect();
    desk.dispatch({ type: "link", link: "connecting" });
  };

  const network = () => {
    wire?.hasten();
    desk.transports.networkChanged();
  };

  return {
    getSnapshot,
    subscribe: (listener) => store.subscribe(listener),
    start() {
      if (started !== null) return;
      const mine = (started = {});
      world.expose(() => desk.transports.connections());
      void world.peers.prepare();
      desk.dispatch({ type: "sound", allowed: !world.sounds.blocked() });
      leavePage = world.page({ hide, show: connect, network });
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
    call: (people, type, options) => place(desk, people, type, options),
    join: (callId, options) => join(desk, callId, options),
    answer: (callId, options) => answer(desk, callId, options),
    decline: (callId, reason) => decline(desk, callId, reason),
    hangUp: () => hangUp(desk),
    endForAll: () => hangUp(desk, true),
    invite: (people) => invite(desk, people),
    command: (userId, what) => command(desk, userId, what),
    setMicrophone: (on) => world.devices.set("microphone", on),
    setCamera: (on) => world.devices.set("camera", on),
    chooseDevice: (kind, deviceId) => chooseDevice(desk, world.choices, kind, deviceId),
    turnCamera: async () => {
      const { camera } = (await world.devices.turnCamera()) ? world.devices.view() : {};
      if (camera?.deviceId !== undefined) await chooseDevice(desk, world.choices, "camera", camera.deviceId);
    },
    dismissDeviceNotice: (id) => world.devices.dismiss(id),
    raiseHand: (raised) => raiseHand(desk, raised),
    react: (emoji) => sendNote(desk, { type: "reaction", emoji }),
    sendText: (text) => sendNote(desk, { type: "text", text }),
    levels: async () => (await desk.transports.find(store.getState().stage?.callId)?.levels()) ?? {},
    samples: desk.measurements,
    shareScreen: (on) => (on ? world.screen.share() : Promise.resolve(world.screen.stop())),
    takeOver: () => Promise.resolve(takeOver(desk)),
    async unlockSound() {
      await world.sounds.unlock();
      await desk.transports.find(store.getState().stage?.callId)?.listen();
    },
    dismiss: () => desk.dispatch({ type: "dismissed" }),
    dismissNotice: () => desk.dispatch({ type: "notice-read" }),
    seeHistory: () => seeHistory(desk),
    testRinger: (on) => desk.ringer.test(on),
  };
}
