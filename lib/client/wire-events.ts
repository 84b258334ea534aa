import type { RingAck } from "@/lib/contract";
import { callOf, type Desk } from "./desk";
import { leave } from "./leave";
import { missedCounter } from "./missed";
import type { WireEvents } from "./ports";
import { isMissed, ringingCalls, stageCall } from "./read";
import { follow } from "./report";

const kinds = { audioinput: "microphone", videoinput: "camera", audiooutput: "speaker" } as const;

/** What the server says, brought into the state. */
export function wireEvents(desk: Desk): WireEvents {
  const rings = (): RingAck => ({ ringing: ringingCalls(desk.state()).map((call) => call.id) });
  const countMissed = missedCounter(desk);
  return {
    online: () => desk.dispatch({ type: "link", link: "online" }),
    offline: () => desk.dispatch({ type: "link", link: "offline" }),
    refused: (why) => desk.dispatch({ type: "link", link: why }),
    present(message) {
      // Before the calls: what waited belongs to connections of before, and coming back drops it.
      for (const signal of message.signals) desk.transports.receive(signal);
      const before = stageCall(desk.state())?.call;
      desk.dispatch({ type: "present", message, now: desk.clock.now() });
      for (const callId of Object.keys(desk.state().leaving)) void leave(desk, callId);
      const call = stageCall(desk.state())?.call;
      if (call !== undefined) follow(desk, before, call);
      void countMissed();
      return rings();
    },
    call(message) {
      const { actorId, call, type } = message;
      const before = callOf(desk, call.id);
      desk.dispatch({ type: "pushed", message });
      const isNew = before !== undefined && before.version < call.version;
      if (isNew && type === "media" && actorId !== desk.state().me.userId)
        follow(desk, before, call, actorId);
      if (isMissed(call, desk.state().me.userId)) void countMissed();
      return rings();
    },
    signal: (message) => desk.transports.receive(message),
    presence: ({ userId, online }) => desk.dispatch({ type: "presence", userId, online }),
    group: (push) => desk.dispatch({ type: "group-call", push }),
    note: (push) => desk.dispatch({ type: "noted", push, now: desk.clock.now() }),
    missed: (missed) => desk.dispatch({ type: "missed", missed }),
    device({ callId, deviceType, deviceId }) {
      const { stage } = desk.state();
      if (stage?.step !== "in" || stage.callId !== callId) return;
      void desk.devices.choose(kinds[deviceType], deviceId);
    },
  };
}

/** The outcome of a call that was gone when the connection came back. */
export async function findOut(desk: Desk, callId: string): Promise<void> {
  const result = await desk.command("get", { id: callId });
  if (result.ok) desk.dispatch({ type: "pushed", message: { call: result.reply } });
}
