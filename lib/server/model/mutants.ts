import type { Call, CallAction, CallStatus, Outcome } from "@/lib/call";
import { amended, type Core, type Mutant, withThose } from "./faulty-core";

type Transition = Core["transition"];
type Args = Parameters<Transition>;

/** Wrong in what follows from an action; `real` is what should follow. */
const wrongly = (
  name: string,
  decide: (
    real: Outcome,
    call: Call,
    action: CallAction,
    again: (call: Call, action: CallAction) => Outcome,
  ) => Outcome,
): Mutant => ({
  name,
  wrong: ({ transition }) => ({
    transition: (...[call, action, ...rest]: Args) =>
      decide(transition(call, action, ...rest), call, action, (other, by) => transition(other, by, ...rest)),
  }),
});

/** The call is over for everybody who was still in it or being called. */
function over(call: Call, status: CallStatus, at: number): Call {
  const open = withThose(call, (each) => ["calling", "ringing", "connected"].includes(each.status), {
    status: status === "ended" ? "ended" : "cancelled",
    ringUntil: undefined,
    overAt: at,
  });
  return { ...open, status, endedAt: at, offer: undefined, aloneSince: undefined };
}

const connected = (call: Call) => call.participants.filter(({ status }) => status === "connected");
const isLive = ({ status }: Call) => ["calling", "ringing", "connected"].includes(status);
const refusedAs = (outcome: Outcome, code: string) => !outcome.ok && outcome.code === code;

/** Each is a mistake that somebody could make in lib/call, and that the model must find. */
export const mutants: readonly Mutant[] = [
  wrongly("a second client of a callee may answer too", (real, call, action, again) =>
    refusedAs(real, "ANSWERED_ELSEWHERE") && action.type === "answer"
      ? again(call, { ...action, type: "join", groupMember: false })
      : real,
  ),
  wrongly("a call can be cancelled after it was connected", (real, call, action, again) =>
    refusedAs(real, "CALL_ALREADY_CONNECTED") && action.type === "cancel"
      ? again(call, { ...action, type: "hangup" })
      : real,
  ),
  wrongly("one rejection ends the call of a group for all", (real, call, action) =>
    action.type === "reject" && real.ok && isLive(real.call)
      ? amended(real, (after) => over(after, call.connectedAt ? "ended" : "rejected", Date.now()))
      : real,
  ),
  wrongly("the host's role goes to whoever joined last", (real, call) =>
    amended(real, (after) => {
      const last = connected(after).toSorted((a, b) => (b.joinedAt ?? 0) - (a.joinedAt ?? 0))[0];
      return after.hostId === call.hostId ? after : { ...after, hostId: last?.userId ?? after.hostId };
    }),
  ),
  wrongly("whoever hangs up in a group ends it for all", (real, call, action, again) =>
    action.type === "hangup" && call.group ? again({ ...call, hostId: action.userId }, action) : real,
  ),
  wrongly("who leaves a call of two leaves the other one in it", (real, call, action, again) =>
    action.type === "leave" && !call.group
      ? amended(again({ ...call, group: true }, action), (after) => ({ ...after, group: false }))
      : real,
  ),
  wrongly("an answer after the cancellation connects the call", (real, call, action, again) => {
    if (!refusedAs(real, "CALL_CANCELLED") || action.type !== "answer") return real;
    const ringing = withThose(call, ({ userId }) => userId === action.userId, { status: "ringing" });
    const waiting = withThose(ringing, ({ userId }) => userId === call.callerId, { status: "calling" });
    return again({ ...waiting, status: "ringing", endedAt: undefined, endReason: undefined }, action);
  }),
  wrongly("a call that everybody has rejected is missed", (real) =>
    amended(real, (after) => (after.status === "rejected" ? { ...after, status: "missed" } : after)),
  ),
  wrongly("an invitation does not make it a group call", (real, call, action) =>
    action.type === "invite" ? amended(real, (after) => ({ ...after, group: call.group })) : real,
  ),
  wrongly("anybody in a group may mute others", (real, call, action, again) =>
    action.type === "media" && call.group
      ? amended(again({ ...call, hostId: action.userId }, action), (after) => ({
          ...after,
          hostId: call.hostId,
        }))
      : real,
  ),
  wrongly("an answer or a join brings no new epoch", (real, _, action) =>
    action.type === "answer" || action.type === "join"
      ? amended(real, (after) => {
          const epoch = Math.max(1, (after.participants.find(isBy(action))?.epoch ?? 1) - 1);
          return withThose(after, isBy(action), { epoch });
        })
      : real,
  ),
  wrongly("who joins comes first in the order of joining", (real, _, action) =>
    action.type === "join" ? amended(real, (after) => withThose(after, isBy(action), { joinedAt: 1 })) : real,
  ),
  wrongly("a pending offer needs no answer", (real, call, action, again) =>
    action.type === "answer" && !action.answer ? again({ ...call, offer: undefined }, action) : real,
  ),
  wrongly("who rejected sees how the call went on without them", (real) =>
    amended(real, (after) => withThose(after, () => true, { lastView: undefined })),
  ),
  wrongly("who is invited keeps the microphone as it was: off", (real, call, action) =>
    action.type === "invite"
      ? amended(real, (after) => withThose(after, (each) => isNew(call, each.userId), { muted: true }))
      : real,
  ),
  {
    name: "a full call takes one more",
    wrong: ({ transition }) => ({
      transition: (call, action, now, settings) =>
        transition(call, action, now, { ...settings, maxConnected: settings.maxConnected + 1 }),
    }),
  },
  {
    name: "it goes on ringing after its time",
    wrong: ({ applyDue }) => ({
      applyDue: (call, now, settings) => {
        const due = applyDue(call, now, settings);
        return due.changes.some(({ type }) => type === "missed") ? { call, changes: [] } : due;
      },
    }),
  },
  {
    name: "when one callee's time is up the whole call is over",
    wrong: ({ applyDue }) => ({
      applyDue: (call, now, settings) => {
        const { changes } = applyDue(call, now, settings);
        const first = changes.find((change) => change.type === "missed" && isLive(change.call));
        if (!first) return applyDue(call, now, settings);
        const after = over(first.call, call.connectedAt ? "ended" : "missed", first.at);
        return { call: after, changes: [{ ...first, call: after }] };
      },
    }),
  },
  {
    name: "who is alone in a group call may wait for ever",
    wrong: ({ applyDue }) => ({
      applyDue: (call, now, settings) => applyDue(call, now, { ...settings, aloneMs: 1e12 }),
    }),
  },
  {
    name: "a call with several callees is no group call",
    wrong: ({ place }) => ({
      place: (placing, now, settings) => {
        const change = place(placing, now, settings);
        return { ...change, call: { ...change.call, group: placing.groupId !== undefined } };
      },
    }),
  },
];

const isBy =
  ({ userId }: { readonly userId: string }) =>
  (each: { readonly userId: string }) =>
    each.userId === userId;

const isNew = (call: Call, userId: string) => call.participants.every((each) => each.userId !== userId);
