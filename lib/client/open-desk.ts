import type { StoreApi } from "zustand/vanilla";
import type { CallDetail } from "@/lib/contract";
import { createAlerts } from "./alerts";
import { commandsOver } from "./commands";
import type { Desk } from "./desk";
import { Transports } from "./transport/transports";
import { Mesh } from "./mesh/mesh";
import type { Announced } from "./notify";
import type { Wire } from "./ports";
import { ringingCalls } from "./read";
import { reduce, type PhoneEvent } from "./reduce";
import { createRinger } from "./ringer";
import type { PhoneState } from "./state";
import { Measurements } from "./stats/measurements";
import { switchesBetween } from "./stats/switches";
import { soundOf, watch } from "./watch";
import { findOut } from "./wire-events";
import type { World } from "./world";

/** Without a connection a phone rings on for so long: most come back sooner. */
const deafMs = 2_000;

const announced = ({ id: callId, type, callerName: name }: CallDetail): Announced => ({ callId, type, name });

/** Ties the state of a phone to what follows from it. */
export function openDesk(store: StoreApi<PhoneState>, world: World, wire: () => Wire | null): Desk {
  const command = commandsOver(wire);
  let keys = 0;
  let watching = false;
  let heardAt = Infinity;
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
    measured(before, after);
    // After the tone that ends a call: what waited meanwhile begins to ring.
    if (atRest) sound();
    if (before.link === "online" && after.link !== "online") world.clock.after(deafMs, sound);
  };

  /** Who hears nothing from the server cannot know whether it still rings. */
  const sound = () => {
    const state = store.getState();
    if (state.link === "online") heardAt = Infinity;
    else if (heardAt === Infinity) heardAt = world.clock.now();
    const deaf = world.clock.now() - heardAt >= deafMs;
    ringer.ring(deaf ? null : soundOf(state));
    alerts.tell({ ringing: deaf ? [] : ringingCalls(state).map(announced), notice: state.notice });
  };

  const alerts = createAlerts(world.notifier, world.sight);
  const ringer = createRinger({
    sounds: world.sounds,
    clock: world.clock,
    locks: world.locks,
    changed: (ring) => dispatch({ type: "ringer", ringer: ring }),
  });

  const measurements = new Measurements({
    userId: store.getState().me.userId,
    clock: world.clock,
    send: world.report,
    serverOffset: () => store.getState().serverOffset,
    judged: (quality) => dispatch({ type: "judged", quality }),
  });

  /** Devices that were switched are told with what was measured; the rest of it when the call is over. */
  const measured = (before: PhoneState, after: PhoneState) => {
    if (before.stage?.step !== "in") return;
    const { callId = "" } = before.stage;
    const goesOn = after.stage?.step === "in" && after.stage.callId === callId;
    if (!goesOn) return measurements.over();
    // While it rings nothing is measured, and the server takes nothing of that time.
    if (before.local === after.local || before.stage.connectedAt === undefined) return;
    for (const type of switchesBetween(before.local, after.local)) measurements.happened(callId, { type });
  };

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
    screen: world.screen,
    ringer,
    clock: world.clock,
    memory: world.memory,
    measurements,
    visible: world.visible,
    transports: new Transports({
      open: (options) => new Mesh(options),
      command,
      measurements,
      userId: store.getState().me.userId,
      factory: world.peers,
      clock: world.clock,
      track: (kind) => world.devices.track(kind),
      screen: (kind) => world.screen.track(kind),
      changed: (transport, media) => {
        const { stage } = store.getState();
        if (stage !== null && desk.transports.find(stage.callId) === transport)
          dispatch({ type: "media", media });
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

  world.sounds.subscribe(() => dispatch({ type: "sound", allowed: !world.sounds.blocked() }));
  const refresh = () => {
    const transport = desk.transports.find(store.getState().stage?.callId);
    transport?.refresh();
    dispatch({ type: "local", local: { ...world.devices.view(), screen: world.screen.view() } });
  };
  world.devices.subscribe(refresh);
  world.screen.subscribe(refresh);
  return desk;
}
