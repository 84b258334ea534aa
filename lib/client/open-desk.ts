import type { StoreApi } from "zustand/vanilla";
import { commandsOver } from "./commands";
import type { Desk } from "./desk";
import { Meshes } from "./meshes";
import type { Wire } from "./ports";
import { reduce, type PhoneEvent } from "./reduce";
import { createRinger } from "./ringer";
import type { PhoneState } from "./state";
import { soundOf, watch } from "./watch";
import { findOut } from "./wire-events";
import type { World } from "./world";

/** Ties the state of a phone to what follows from it. */
export function openDesk(store: StoreApi<PhoneState>, world: World, wire: () => Wire | null): Desk {
  const command = commandsOver(wire);
  let keys = 0;
  let watching = false;
  let again = false;

  /** What follows may change the state in turn: then once more, until it is at rest. True when it is. */
  const settle = (): boolean => {
    again = true;
    if (watching) return false;
    watching = true;
    while (again) {
      again = false;
      watch(desk);
    }
    watching = false;
    return true;
  };

  const dispatch = (event: PhoneEvent) => {
    const before = store.getState();
    const after = reduce(before, event);
    if (after === before) return;
    store.setState(after, true);
    const atRest = settle();
    told(before, after);
    // After the tone that ends a call: what waited meanwhile begins to ring.
    if (atRest) ringer.ring(soundOf(store.getState()));
  };

  const ringer = createRinger({
    sounds: world.sounds,
    locks: world.locks,
    changed: (ring) => dispatch({ type: "ringer", ringer: ring }),
  });

  /** A call has just ended here, by itself or by the other side. */
  const told = ({ stage: before }: PhoneState, { stage }: PhoneState) => {
    if (stage?.step !== "over" || before?.key !== stage.key || before.step === "over") return;
    if (stage.outcome?.byMe !== true) ringer.ended();
    if (stage.guess === true && stage.callId !== undefined) void findOut(desk, stage.callId);
  };

  const desk: Desk = {
    command,
    dispatch,
    state: () => store.getState(),
    devices: world.devices,
    clock: world.clock,
    memory: world.memory,
    visible: world.visible,
    meshes: new Meshes({
      command,
      userId: store.getState().me.userId,
      factory: world.peers,
      clock: world.clock,
      track: (kind) => world.devices.track(kind),
      changed: (mesh, media) => {
        const { stage } = store.getState();
        if (stage !== null && desk.meshes.find(stage.callId) === mesh) dispatch({ type: "media", media });
      },
    }),
    until: (is, ms) =>
      new Promise((resolve) => {
        const done = (yes: boolean) => {
          cancel();
          stop();
          resolve(yes);
        };
        const cancel = world.clock.after(ms, () => done(false));
        const stop = store.subscribe((state) => {
          if (is(state)) done(true);
        });
        if (is(store.getState())) done(true);
      }),
    newKey: () => `attempt ${++keys}`,
    placing: 0,
    abandoned: false,
    preview: null,
    joining: null,
    told: null,
  };

  world.devices.subscribe(() => {
    const mesh = desk.meshes.find(store.getState().stage?.callId);
    mesh?.refresh();
    dispatch({ type: "local", local: world.devices.view() });
  });
  return desk;
}
