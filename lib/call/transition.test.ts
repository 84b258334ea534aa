import { describe, expect, test } from "vitest";
import { applyDue } from "./due";
import { participantOf } from "./status";
import { after, at, placed, says, settings, withSocketsAlive } from "./testing";
import { transition } from "./transition";
import type { Call, CallAction } from "./types";

const actions: Record<string, (userId: string) => CallAction> = {
  ring: (userId) => says.ring(userId),
  answer: (userId) => says.answer(userId),
  reject: (userId) => says.reject(userId),
  cancel: (userId) => says.cancel(userId),
  hangup: (userId) => says.hangup(userId),
  leave: (userId) => says.leave(userId),
  invite: (userId) => says.invite(userId, "erin"),
  join: (userId) => says.join(userId),
  media: (userId) => says.mute(userId),
  gone: (userId) => says.gone(userId, at(5)),
  back: (userId) => says.back(userId),
};

const afterRingTime = (call: Call) => applyDue(withSocketsAlive(call, at(30)), at(35), settings).call;
const answered = after(placed(["bob"]), at(1), says.answer("bob"));
const pair: Record<string, Call> = {
  calling: placed(["bob"]),
  ringing: after(placed(["bob"]), at(1), says.ring("bob")),
  connected: answered,
  ended: after(answered, at(2), says.hangup("alice")),
  missed: afterRingTime(placed(["bob"])),
  rejected: after(placed(["bob"]), at(1), says.reject("bob")),
  cancelled: after(placed(["bob"]), at(1), says.cancel("alice")),
};

const team = placed(["bob", "carol"], { groupId: "team" });
const teamTalks = after(team, at(1), says.answer("bob"), says.answer("carol"));
const group: Record<string, Call> = {
  calling: team,
  ringing: after(team, at(1), says.ring("bob"), says.ring("carol")),
  connected: teamTalks,
  ended: after(teamTalks, at(2), says.hangup("alice")),
  missed: afterRingTime(team),
  rejected: after(team, at(1), says.reject("bob"), says.reject("carol")),
  cancelled: after(team, at(1), says.cancel("alice")),
};

const carolTalks = after(team, at(1), says.answer("carol"));
const aliceBack = after(teamTalks, at(2), says.leave("alice"), says.invite("bob", "alice"));
const callee: Record<string, Call> = {
  ringing: after(carolTalks, at(2), says.ring("bob")),
  rejected: after(carolTalks, at(2), says.reject("bob")),
  missed: afterRingTime(carolTalks),
  ended: after(teamTalks, at(2), says.leave("bob")),
};
const caller: Record<string, Call> = {
  ringing: after(aliceBack, at(3), says.ring("alice")),
  rejected: after(aliceBack, at(3), says.reject("alice")),
  missed: afterRingTime(aliceBack),
  ended: after(teamTalks, at(2), says.leave("alice")),
};

/** `call/own event`, `unchanged`, or the code of the refusal. */
function outcomeOf(call: Call | undefined, action: string, userId: string): string {
  const act = actions[action];
  if (!call || !act) throw new Error(`The table has an unknown row: ${action}`);
  const outcome = transition(call, act(userId), at(40), settings);
  if (!outcome.ok) return outcome.code;
  const change = outcome.changes[0];
  if (!change) return outcome.call === call ? "unchanged" : "another value";
  const own = participantOf(outcome.call, userId)?.status;
  return `${outcome.call.status}/${own} ${change.type}`;
}

const rowsOf = (table: string): string[][] =>
  table
    .trim()
    .split("\n")
    .map((line) => line.split("|").map((cell) => cell.trim()));

describe("in a call of two, alice calls bob, and dave is outside", () => {
  test.each(
    rowsOf(`
    calling   | ring   | FORBIDDEN                        | ringing/ringing ringing          | NOT_A_PARTICIPANT
    calling   | answer | FORBIDDEN                        | connected/connected connected    | NOT_A_PARTICIPANT
    calling   | reject | FORBIDDEN                        | rejected/rejected rejected       | NOT_A_PARTICIPANT
    calling   | cancel | cancelled/cancelled cancelled    | FORBIDDEN                        | NOT_A_PARTICIPANT
    calling   | hangup | cancelled/cancelled cancelled    | rejected/rejected rejected       | NOT_A_PARTICIPANT
    calling   | leave  | cancelled/cancelled cancelled    | rejected/rejected rejected       | NOT_A_PARTICIPANT
    calling   | invite | calling/calling invited          | NOT_CONNECTED                    | NOT_A_PARTICIPANT
    calling   | join   | NOT_CONNECTED                    | connected/connected connected    | NOT_A_PARTICIPANT
    calling   | media  | calling/calling media            | calling/calling media            | NOT_A_PARTICIPANT
    calling   | gone   | calling/calling reconnecting     | unchanged                        | unchanged
    calling   | back   | unchanged                        | unchanged                        | unchanged
    ringing   | ring   | FORBIDDEN                        | unchanged                        | NOT_A_PARTICIPANT
    ringing   | answer | FORBIDDEN                        | connected/connected connected    | NOT_A_PARTICIPANT
    ringing   | reject | FORBIDDEN                        | rejected/rejected rejected       | NOT_A_PARTICIPANT
    ringing   | cancel | cancelled/cancelled cancelled    | FORBIDDEN                        | NOT_A_PARTICIPANT
    ringing   | hangup | cancelled/cancelled cancelled    | rejected/rejected rejected       | NOT_A_PARTICIPANT
    ringing   | leave  | cancelled/cancelled cancelled    | rejected/rejected rejected       | NOT_A_PARTICIPANT
    ringing   | invite | ringing/calling invited          | NOT_CONNECTED                    | NOT_A_PARTICIPANT
    ringing   | join   | NOT_CONNECTED                    | connected/connected connected    | NOT_A_PARTICIPANT
    ringing   | media  | ringing/calling media            | ringing/ringing media            | NOT_A_PARTICIPANT
    ringing   | gone   | ringing/calling reconnecting     | unchanged                        | unchanged
    ringing   | back   | unchanged                        | unchanged                        | unchanged
    connected | ring   | FORBIDDEN                        | unchanged                        | NOT_A_PARTICIPANT
    connected | answer | FORBIDDEN                        | unchanged                        | NOT_A_PARTICIPANT
    connected | reject | FORBIDDEN                        | CALL_ALREADY_CONNECTED           | NOT_A_PARTICIPANT
    connected | cancel | CALL_ALREADY_CONNECTED           | FORBIDDEN                        | NOT_A_PARTICIPANT
    connected | hangup | ended/ended ended                | ended/ended ended                | NOT_A_PARTICIPANT
    connected | leave  | ended/ended ended                | ended/ended ended                | NOT_A_PARTICIPANT
    connected | invite | connected/connected invited      | connected/connected invited      | NOT_A_PARTICIPANT
    connected | join   | connected/connected joined       | connected/connected joined       | NOT_A_PARTICIPANT
    connected | media  | connected/connected media        | connected/connected media        | NOT_A_PARTICIPANT
    connected | gone   | connected/connected reconnecting | connected/connected reconnecting | unchanged
    connected | back   | unchanged                        | unchanged                        | unchanged
    ended     | ring   | FORBIDDEN                        | unchanged                        | NOT_A_PARTICIPANT
    ended     | answer | FORBIDDEN                        | CALL_ENDED                       | NOT_A_PARTICIPANT
    ended     | reject | FORBIDDEN                        | CALL_ENDED                       | NOT_A_PARTICIPANT
    ended     | cancel | CALL_ENDED                       | FORBIDDEN                        | NOT_A_PARTICIPANT
    ended     | hangup | unchanged                        | unchanged                        | NOT_A_PARTICIPANT
    ended     | leave  | unchanged                        | unchanged                        | NOT_A_PARTICIPANT
    ended     | invite | CALL_ENDED                       | CALL_ENDED                       | NOT_A_PARTICIPANT
    ended     | join   | CALL_ENDED                       | CALL_ENDED                       | NOT_A_PARTICIPANT
    ended     | media  | CALL_ENDED                       | CALL_ENDED                       | NOT_A_PARTICIPANT
    ended     | gone   | unchanged                        | unchanged                        | unchanged
    ended     | back   | unchanged                        | unchanged                        | unchanged
    missed    | ring   | FORBIDDEN                        | unchanged                        | NOT_A_PARTICIPANT
    missed    | answer | FORBIDDEN                        | CALL_MISSED                      | NOT_A_PARTICIPANT
    missed    | reject | FORBIDDEN                        | CALL_MISSED                      | NOT_A_PARTICIPANT
    missed    | cancel | CALL_MISSED                      | FORBIDDEN                        | NOT_A_PARTICIPANT
    missed    | hangup | unchanged                        | unchanged                        | NOT_A_PARTICIPANT
    missed    | leave  | unchanged                        | unchanged                        | NOT_A_PARTICIPANT
    missed    | invite | CALL_MISSED                      | CALL_MISSED                      | NOT_A_PARTICIPANT
    missed    | join   | CALL_MISSED                      | CALL_MISSED                      | NOT_A_PARTICIPANT
    missed    | media  | CALL_MISSED                      | CALL_MISSED                      | NOT_A_PARTICIPANT
    missed    | gone   | unchanged                        | unchanged                        | unchanged
    missed    | back   | unchanged                        | unchanged                        | unchanged
    rejected  | ring   | FORBIDDEN                        | unchanged                        | NOT_A_PARTICIPANT
    rejected  | answer | FORBIDDEN                        | CALL_REJECTED                    | NOT_A_PARTICIPANT
    rejected  | reject | FORBIDDEN                        | unchanged                        | NOT_A_PARTICIPANT
    rejected  | cancel | CALL_REJECTED                    | FORBIDDEN                        | NOT_A_PARTICIPANT
    rejected  | hangup | unchanged                        | unchanged                        | NOT_A_PARTICIPANT
    rejected  | leave  | unchanged                        | unchanged                        | NOT_A_PARTICIPANT
    rejected  | invite | CALL_REJECTED                    | CALL_REJECTED                    | NOT_A_PARTICIPANT
    rejected  | join   | CALL_REJECTED                    | CALL_REJECTED                    | NOT_A_PARTICIPANT
    rejected  | media  | CALL_REJECTED                    | CALL_REJECTED                    | NOT_A_PARTICIPANT
    rejected  | gone   | unchanged                        | unchanged                        | unchanged
    rejected  | back   | unchanged                        | unchanged                        | unchanged
    cancelled | ring   | FORBIDDEN                        | unchanged                        | NOT_A_PARTICIPANT
    cancelled | answer | FORBIDDEN                        | CALL_CANCELLED                   | NOT_A_PARTICIPANT
    cancelled | reject | FORBIDDEN                        | CALL_CANCELLED                   | NOT_A_PARTICIPANT
    cancelled | cancel | unchanged                        | FORBIDDEN                        | NOT_A_PARTICIPANT
    cancelled | hangup | unchanged                        | unchanged                        | NOT_A_PARTICIPANT
    cancelled | leave  | unchanged                        | unchanged                        | NOT_A_PARTICIPANT
    cancelled | invite | CALL_CANCELLED                   | CALL_CANCELLED                   | NOT_A_PARTICIPANT
    cancelled | join   | CALL_CANCELLED                   | CALL_CANCELLED                   | NOT_A_PARTICIPANT
    cancelled | media  | CALL_CANCELLED                   | CALL_CANCELLED                   | NOT_A_PARTICIPANT
    cancelled | gone   | unchanged                        | unchanged                        | unchanged
    cancelled | back   | unchanged                        | unchanged                        | unchanged
`),
  )("%s: %s by alice: %s, by bob: %s, by dave: %s", (status, action, byAlice, byBob, byDave) => {
    const call = pair[status];
    expect([
      outcomeOf(call, action, "alice"),
      outcomeOf(call, action, "bob"),
      outcomeOf(call, action, "dave"),
    ]).toEqual([byAlice, byBob, byDave]);
  });
});

describe("in a group call, alice calls bob and carol, and dave is of the group", () => {
  test.each(
    rowsOf(`
    calling   | ring   | FORBIDDEN                        | ringing/ringing ringing          | NOT_A_PARTICIPANT
    calling   | answer | FORBIDDEN                        | connected/connected connected    | NOT_A_PARTICIPANT
    calling   | reject | FORBIDDEN                        | calling/rejected rejected        | NOT_A_PARTICIPANT
    calling   | cancel | cancelled/cancelled cancelled    | FORBIDDEN                        | NOT_A_PARTICIPANT
    calling   | hangup | cancelled/cancelled cancelled    | calling/rejected rejected        | NOT_A_PARTICIPANT
    calling   | leave  | cancelled/cancelled cancelled    | calling/rejected rejected        | NOT_A_PARTICIPANT
    calling   | invite | calling/calling invited          | NOT_CONNECTED                    | NOT_A_PARTICIPANT
    calling   | join   | NOT_CONNECTED                    | connected/connected connected    | connected/connected connected
    calling   | media  | calling/calling media            | calling/calling media            | NOT_A_PARTICIPANT
    calling   | gone   | calling/calling reconnecting     | unchanged                        | unchanged
    calling   | back   | unchanged                        | unchanged                        | unchanged
    ringing   | ring   | FORBIDDEN                        | unchanged                        | NOT_A_PARTICIPANT
    ringing   | answer | FORBIDDEN                        | connected/connected connected    | NOT_A_PARTICIPANT
    ringing   | reject | FORBIDDEN                        | ringing/rejected rejected        | NOT_A_PARTICIPANT
    ringing   | cancel | cancelled/cancelled cancelled    | FORBIDDEN                        | NOT_A_PARTICIPANT
    ringing   | hangup | cancelled/cancelled cancelled    | ringing/rejected rejected        | NOT_A_PARTICIPANT
    ringing   | leave  | cancelled/cancelled cancelled    | ringing/rejected rejected        | NOT_A_PARTICIPANT
    ringing   | invite | ringing/calling invited          | NOT_CONNECTED                    | NOT_A_PARTICIPANT
    ringing   | join   | NOT_CONNECTED                    | connected/connected connected    | connected/connected connected
    ringing   | media  | ringing/calling media            | ringing/ringing media            | NOT_A_PARTICIPANT
    ringing   | gone   | ringing/calling reconnecting     | unchanged                        | unchanged
    ringing   | back   | unchanged                        | unchanged                        | unchanged
    connected | ring   | FORBIDDEN                        | unchanged                        | NOT_A_PARTICIPANT
    connected | answer | FORBIDDEN                        | unchanged                        | NOT_A_PARTICIPANT
    connected | reject | FORBIDDEN                        | CALL_ALREADY_CONNECTED           | NOT_A_PARTICIPANT
    connected | cancel | CALL_ALREADY_CONNECTED           | FORBIDDEN                        | NOT_A_PARTICIPANT
    connected | hangup | ended/ended ended                | connected/ended left             | NOT_A_PARTICIPANT
    connected | leave  | connected/ended left             | connected/ended left             | NOT_A_PARTICIPANT
    connected | invite | connected/connected invited      | connected/connected invited      | NOT_A_PARTICIPANT
    connected | join   | connected/connected joined       | connected/connected joined       | connected/connected joined
    connected | media  | connected/connected media        | connected/connected media        | NOT_A_PARTICIPANT
    connected | gone   | connected/connected reconnecting | connected/connected reconnecting | unchanged
    connected | back   | unchanged                        | unchanged                        | unchanged
    ended     | ring   | FORBIDDEN                        | unchanged                        | NOT_A_PARTICIPANT
    ended     | answer | FORBIDDEN                        | CALL_ENDED                       | NOT_A_PARTICIPANT
    ended     | reject | FORBIDDEN                        | CALL_ENDED                       | NOT_A_PARTICIPANT
    ended     | cancel | CALL_ENDED                       | FORBIDDEN                        | NOT_A_PARTICIPANT
    ended     | hangup | unchanged                        | unchanged                        | NOT_A_PARTICIPANT
    ended     | leave  | unchanged                        | unchanged                        | NOT_A_PARTICIPANT
    ended     | invite | CALL_ENDED                       | CALL_ENDED                       | NOT_A_PARTICIPANT
    ended     | join   | CALL_ENDED                       | CALL_ENDED                       | CALL_ENDED
    ended     | media  | CALL_ENDED                       | CALL_ENDED                       | NOT_A_PARTICIPANT
    ended     | gone   | unchanged                        | unchanged                        | unchanged
    ended     | back   | unchanged                        | unchanged                        | unchanged
    missed    | ring   | FORBIDDEN                        | unchanged                        | NOT_A_PARTICIPANT
    missed    | answer | FORBIDDEN                        | CALL_MISSED                      | NOT_A_PARTICIPANT
    missed    | reject | FORBIDDEN                        | CALL_MISSED                      | NOT_A_PARTICIPANT
    missed    | cancel | CALL_MISSED                      | FORBIDDEN                        | NOT_A_PARTICIPANT
    missed    | hangup | unchanged                        | unchanged                        | NOT_A_PARTICIPANT
    missed    | leave  | unchanged                        | unchanged                        | NOT_A_PARTICIPANT
    missed    | invite | CALL_MISSED                      | CALL_MISSED                      | NOT_A_PARTICIPANT
    missed    | join   | CALL_MISSED                      | CALL_MISSED                      | CALL_MISSED
    missed    | media  | CALL_MISSED                      | CALL_MISSED                      | NOT_A_PARTICIPANT
    missed    | gone   | unchanged                        | unchanged                        | unchanged
    missed    | back   | unchanged                        | unchanged                        | unchanged
    rejected  | ring   | FORBIDDEN                        | unchanged                        | NOT_A_PARTICIPANT
    rejected  | answer | FORBIDDEN                        | CALL_REJECTED                    | NOT_A_PARTICIPANT
    rejected  | reject | FORBIDDEN                        | unchanged                        | NOT_A_PARTICIPANT
    rejected  | cancel | CALL_REJECTED                    | FORBIDDEN                        | NOT_A_PARTICIPANT
    rejected  | hangup | unchanged                        | unchanged                        | NOT_A_PARTICIPANT
    rejected  | leave  | unchanged                        | unchanged                        | NOT_A_PARTICIPANT
    rejected  | invite | CALL_REJECTED                    | CALL_REJECTED                    | NOT_A_PARTICIPANT
    rejected  | join   | CALL_REJECTED                    | CALL_REJECTED                    | CALL_REJECTED
    rejected  | media  | CALL_REJECTED                    | CALL_REJECTED                    | NOT_A_PARTICIPANT
    rejected  | gone   | unchanged                        | unchanged                        | unchanged
    rejected  | back   | unchanged                        | unchanged                        | unchanged
    cancelled | ring   | FORBIDDEN                        | unchanged                        | NOT_A_PARTICIPANT
    cancelled | answer | FORBIDDEN                        | CALL_CANCELLED                   | NOT_A_PARTICIPANT
    cancelled | reject | FORBIDDEN                        | CALL_CANCELLED                   | NOT_A_PARTICIPANT
    cancelled | cancel | unchanged                        | FORBIDDEN                        | NOT_A_PARTICIPANT
    cancelled | hangup | unchanged                        | unchanged                        | NOT_A_PARTICIPANT
    cancelled | leave  | unchanged                        | unchanged                        | NOT_A_PARTICIPANT
    cancelled | invite | CALL_CANCELLED                   | CALL_CANCELLED                   | NOT_A_PARTICIPANT
    cancelled | join   | CALL_CANCELLED                   | CALL_CANCELLED                   | CALL_CANCELLED
    cancelled | media  | CALL_CANCELLED                   | CALL_CANCELLED                   | NOT_A_PARTICIPANT
    cancelled | gone   | unchanged                        | unchanged                        | unchanged
    cancelled | back   | unchanged                        | unchanged                        | unchanged
`),
  )("%s: %s by alice: %s, by bob: %s, by dave: %s", (status, action, byAlice, byBob, byDave) => {
    const call = group[status];
    expect([
      outcomeOf(call, action, "alice"),
      outcomeOf(call, action, "bob"),
      outcomeOf(call, action, "dave"),
    ]).toEqual([byAlice, byBob, byDave]);
  });
});

describe("in a group call that goes on: bob, a callee, and alice, the caller who left, with these own statuses", () => {
  test.each(
    rowsOf(`
    ringing  | ring   | unchanged                    | unchanged
    ringing  | answer | connected/connected answered | connected/connected answered
    ringing  | reject | connected/rejected rejected  | connected/rejected rejected
    ringing  | cancel | FORBIDDEN                    | CALL_ALREADY_CONNECTED
    ringing  | hangup | connected/rejected rejected  | connected/rejected rejected
    ringing  | leave  | connected/rejected rejected  | connected/rejected rejected
    ringing  | invite | NOT_CONNECTED                | NOT_CONNECTED
    ringing  | join   | connected/connected answered | connected/connected answered
    ringing  | media  | connected/ringing media      | connected/ringing media
    ringing  | gone   | unchanged                    | unchanged
    ringing  | back   | unchanged                    | unchanged
    rejected | ring   | unchanged                    | unchanged
    rejected | answer | CALL_REJECTED                | CALL_REJECTED
    rejected | reject | unchanged                    | unchanged
    rejected | cancel | FORBIDDEN                    | CALL_ALREADY_CONNECTED
    rejected | hangup | unchanged                    | unchanged
    rejected | leave  | unchanged                    | unchanged
    rejected | invite | NOT_CONNECTED                | NOT_CONNECTED
    rejected | join   | connected/connected joined   | connected/connected joined
    rejected | media  | NOT_CONNECTED                | NOT_CONNECTED
    rejected | gone   | unchanged                    | unchanged
    rejected | back   | unchanged                    | unchanged
    missed   | ring   | unchanged                    | unchanged
    missed   | answer | CALL_MISSED                  | CALL_MISSED
    missed   | reject | CALL_MISSED                  | CALL_MISSED
    missed   | cancel | FORBIDDEN                    | CALL_ALREADY_CONNECTED
    missed   | hangup | unchanged                    | unchanged
    missed   | leave  | unchanged                    | unchanged
    missed   | invite | NOT_CONNECTED                | NOT_CONNECTED
    missed   | join   | connected/connected joined   | connected/connected joined
    missed   | media  | NOT_CONNECTED                | NOT_CONNECTED
    missed   | gone   | unchanged                    | unchanged
    missed   | back   | unchanged                    | unchanged
    ended    | ring   | unchanged                    | FORBIDDEN
    ended    | answer | CALL_ENDED                   | FORBIDDEN
    ended    | reject | CALL_ENDED                   | FORBIDDEN
    ended    | cancel | FORBIDDEN                    | CALL_ALREADY_CONNECTED
    ended    | hangup | unchanged                    | unchanged
    ended    | leave  | unchanged                    | unchanged
    ended    | invite | NOT_CONNECTED                | NOT_CONNECTED
    ended    | join   | connected/connected joined   | connected/connected joined
    ended    | media  | NOT_CONNECTED                | NOT_CONNECTED
    ended    | gone   | unchanged                    | unchanged
    ended    | back   | unchanged                    | unchanged
`),
  )("%s: %s by bob: %s, by alice: %s", (status, action, byBob, byAlice) => {
    expect([outcomeOf(callee[status], action, "bob"), outcomeOf(caller[status], action, "alice")]).toEqual([
      byBob,
      byAlice,
    ]);
  });
});
