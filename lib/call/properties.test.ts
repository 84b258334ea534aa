import fc from "fast-check";
import { expect, test } from "vitest";
import { applyDue } from "./due";
import { place, type Placing } from "./place";
import { connectedIds } from "./read";
import { hasTalked, isFinal, isLive, isRung, participantOf } from "./status";
import { on, settings as defaults, start, withSocketsAlive } from "./testing";
import { transition } from "./transition";
import type { Call, CallAction, CallChange, Outcome } from "./types";
import { viewFor } from "./view";

const settings = { ...defaults, maxConnected: 3 };
const users = ["alice", "bob", "carol", "dave", "erin"] as const;
const offer = { type: "offer", sdp: "v=0 offer" } as const;
const quiet = { ringing: false, ringingClients: [] };
const answer = { type: "answer", sdp: "v=0 answer" } as const;

/** Time passing, or somebody doing something, and what became of the call. */
interface Step {
  readonly before: Call;
  readonly after: Call;
  readonly changes: readonly CallChange[];
  readonly now: number;
  readonly action?: CallAction;
  readonly outcome?: Outcome;
}

const someone = fc.constantFrom(...users, "mallory");
const maybe = fc.option(fc.boolean(), { nil: undefined });
const client = fc
  .record({
    userId: someone,
    device: fc.constantFrom(1, 1, 1, 2),
    hasSocket: fc.constantFrom(true, true, false),
  })
  .map(({ userId, device, hasSocket }) => ({ ...on(userId, device), hasSocket }));
const byUser = (type: "cancel" | "hangup" | "leave") =>
  someone.map((userId): CallAction => ({ type, userId }));
const byClient = <More extends object>(more: (actor: ReturnType<typeof on>) => More) => client.map(more);
const media = { muted: maybe, videoEnabled: maybe, handRaised: maybe, screen: maybe };

const action: fc.Arbitrary<CallAction> = fc.oneof(
  {
    weight: 2,
    arbitrary: byClient(({ userId, clientId, hasSocket }) => ({
      type: "ring" as const,
      userId,
      clientId,
      counts: hasSocket,
    })),
  },
  { weight: 4, arbitrary: byClient((actor) => ({ type: "answer" as const, answer, ...actor })) },
  { weight: 1, arbitrary: byClient((actor) => ({ type: "answer" as const, ...actor })) },
  {
    weight: 3,
    arbitrary: byClient((actor) => ({
      type: "join" as const,
      groupMember: actor.userId !== "mallory",
      ...actor,
    })),
  },
  {
    weight: 2,
    arbitrary: someone.map((userId) => ({ type: "reject" as const, userId, reason: "declined" as const })),
  },
  { weight: 1, arbitrary: fc.oneof(byUser("cancel"), byUser("hangup"), byUser("leave"), byUser("leave")) },
  {
    weight: 2,
    arbitrary: fc.record({
      type: fc.constant("invite" as const),
      userId: someone,
      inviteeIds: fc.array(fc.constantFrom(...users), { maxLength: 2 }),
      silencedIds: fc.subarray([...users]),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant("media" as const),
      userId: someone,
      targetId: someone,
      ...media,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ type: fc.constant("host" as const), userId: someone, hostId: someone }),
  },
  {
    weight: 2,
    arbitrary: fc
      .record({ who: client, seconds: fc.nat(200) })
      .map(({ who: { userId, clientId }, seconds }) => ({
        type: "gone" as const,
        userId,
        clientId,
        seenAt: start + seconds * 1000,
      })),
  },
  {
    weight: 1,
    arbitrary: byClient(({ userId, clientId }) => ({ type: "back" as const, userId, clientId })),
  },
);

const wait = fc.oneof(
  { weight: 8, arbitrary: fc.nat(3000) },
  { weight: 2, arbitrary: fc.integer({ min: 9000, max: 61_000 }) },
);
const turns = fc.array(fc.record({ wait, socketsLive: fc.constantFrom(true, true, true, false), action }), {
  maxLength: 40,
});

const placing = fc.record({
  id: fc.constant("call"),
  type: fc.constantFrom("audio" as const, "video" as const),
  callerId: fc.constant("alice"),
  calleeIds: fc.subarray(["bob", "carol", "dave", "erin"], { minLength: 1 }),
  groupId: fc.option(fc.constant("team"), { nil: undefined }),
  offer: fc.option(fc.constant(offer), { nil: undefined }),
  actor: fc.boolean().map((hasSocket) => ({ ...on("alice"), hasSocket })),
  silencedIds: fc.subarray([...users]),
});

type Turns = typeof turns extends fc.Arbitrary<infer Value> ? Value : never;

function played(input: Placing, rest: Turns): Step[] {
  let call = place(input, start, settings).call;
  let now = start;
  return rest.flatMap(({ wait, socketsLive, action }): Step[] => {
    const seen = socketsLive ? withSocketsAlive(call, now + wait) : call;
    now += wait;
    const due = applyDue(seen, now, settings);
    const outcome = transition(due.call, action, now, settings);
    call = outcome.call;
    const changes = outcome.ok ? outcome.changes : [];
    return [
      { before: seen, after: due.call, changes: due.changes, now },
      { before: due.call, after: call, changes, now, action, outcome },
    ];
  });
}

const scenario = fc.tuple(placing, turns).map(([input, rest]) => played(input, rest));

/** Holds after each step of whatever up to five people and an outsider do, and however time passes. */
function always(check: (step: Step) => void) {
  fc.assert(
    fc.property(scenario, (steps) => steps.forEach(check)),
    { numRuns: 400 },
  );
}

test("a call that is over stays exactly as it is", () => {
  always(({ before, after, changes }) => {
    if (isLive(before)) return;
    expect(after).toBe(before);
    expect(changes).toEqual([]);
  });
});

test("each change is one version, and without a change the value is the same", () => {
  always(({ before, after, changes }) => {
    expect(changes.map(({ call }) => call.version)).toEqual(
      changes.map((_, index) => before.version + index + 1),
    );
    expect(after).toBe(changes.at(-1)?.call ?? before);
  });
});

test("a refusal changes nothing", () => {
  always(({ before, after, outcome }) => {
    if (outcome && !outcome.ok) expect(after).toBe(before);
  });
});

test("who talked was connected, to somebody who answered", () => {
  always(({ after }) => {
    const callees = after.participants.filter(({ userId }) => userId !== after.callerId);
    const answered = callees.some(({ epoch }) => epoch > 0);
    expect(after.connectedAt !== undefined).toBe(answered);
    expect(after.connectedAt !== undefined).toBe(after.status === "connected" || after.status === "ended");
    expect(participantOf(after, after.callerId)?.joinedAt !== undefined).toBe(answered);
  });
});

test("a call and its people are over together", () => {
  always(({ after }) => {
    const over = after.participants.every(({ status }) => isFinal(status));
    expect(over).toBe(!isLive(after));
    if (!over) return;
    for (const { lease, ringUntil, ringingClients, reconnecting } of after.participants) {
      expect({ lease, ringUntil, ringingClients, reconnecting }).toEqual({
        ringingClients: [],
        reconnecting: false,
      });
    }
    expect([after.offer, after.aloneSince]).toEqual([undefined, undefined]);
    expect(after.endedAt).toBeDefined();
  });
});

test("times never run backwards", () => {
  always(({ after, now }) => {
    const begun = after.connectedAt ?? after.createdAt;
    expect(begun).toBeGreaterThanOrEqual(after.createdAt);
    expect(after.endedAt ?? now).toBeGreaterThanOrEqual(begun);
    expect(after.endedAt ?? now).toBeLessThanOrEqual(now);
    for (const { joinedAt = begun, leftAt, talkedBefore } of after.participants) {
      expect(joinedAt).toBeGreaterThanOrEqual(begun);
      expect(leftAt ?? joinedAt).toBeGreaterThanOrEqual(after.connectedAt ?? begun);
      expect(leftAt ?? begun).toBeLessThanOrEqual(after.endedAt ?? now);
      expect(talkedBefore).toBeGreaterThanOrEqual(0);
    }
  });
});

test("it never rings at who is not to be disturbed, and coming in ends that", () => {
  always(({ after }) => {
    for (const { silenced, status, ringingClients } of after.participants) {
      if (silenced) expect({ ringing: status === "ringing", ringingClients }).toEqual(quiet);
      if (status === "connected") expect(silenced).toBe(false);
    }
  });
});

test("to the others it makes no difference that somebody is not to be disturbed, but that it does not ring", () => {
  fc.assert(
    fc.property(placing, turns, (input, rest) => {
      const { silencedIds } = input;
      const rings = ({ action }: (typeof rest)[number]) =>
        action.type === "ring" && silencedIds.includes(action.userId as (typeof users)[number]);
      const invites = ({ action }: (typeof rest)[number]) => action.type === "invite";
      const others = rest.filter((turn) => !rings(turn) && !invites(turn));
      const loud = played({ ...input, silencedIds: [] }, others).at(-1)?.after;
      const silent = played(input, others).at(-1)?.after;
      for (const userId of users) {
        expect(silent && viewFor(silent, userId)).toEqual(loud && viewFor(loud, userId));
      }
    }),
    { numRuns: 200 },
  );
});

test("nobody outside sees anything of a call", () => {
  always(({ after, changes, outcome, action }) => {
    for (const userId of [...users, "mallory"]) {
      const inside = after.participants.some((participant) => participant.userId === userId);
      expect(viewFor(after, userId) !== undefined).toBe(inside);
    }
    if (action?.userId !== "mallory") return;
    expect(changes).toEqual([]);
    if (outcome?.ok) expect(["gone", "back"]).toContain(action.type);
  });
});

test("doing again at once what has succeeded succeeds", () => {
  always(({ after, outcome, action, now }) => {
    if (action && outcome?.ok) expect(transition(after, action, now, settings).ok).toBe(true);
  });
});

test("a connected group call has one host, who is connected", () => {
  always(({ after }) => {
    if (after.status === "connected") expect(connectedIds(after)).toContain(after.hostId);
  });
});

test("no more people are connected than a call can hold", () => {
  always(({ after }) => expect(connectedIds(after).length).toBeLessThanOrEqual(settings.maxConnected));
});

test("the offer is for the one who can still answer it, the answer for the caller", () => {
  always(({ after }) => {
    for (const participant of after.participants) {
      const view = viewFor(after, participant.userId);
      if (view?.offer) expect(isRung(after, participant)).toBe(true);
      if (view?.answer) expect(participant.userId).toBe(after.callerId);
    }
    if (after.offer) expect(after.answer).toBeUndefined();
  });
});

test("who never talked sees nothing of what comes after their own part", () => {
  always(({ before, after }) => {
    for (const { userId } of before.participants) {
      const was = participantOf(before, userId);
      const is = participantOf(after, userId);
      if (!was || !is || !isFinal(was.status) || !isFinal(is.status) || hasTalked(after, is)) continue;
      expect(viewFor(after, userId)).toEqual(viewFor(before, userId));
    }
  });
});

test("when all its time has passed every call is over", () => {
  always(({ after, now }) => {
    const { call } = applyDue(after, now + settings.ringMs + settings.longestMs, settings);
    expect(isFinal(call.status)).toBe(true);
  });
});

test("however late somebody looks, a call comes to the same end", () => {
  always(({ after, now }) => {
    const late = applyDue(after, now + 100_000, settings).call;
    const soon = applyDue(after, now + 31_000, settings).call;
    expect(applyDue(soon, now + 100_000, settings).call).toEqual(late);
  });
});
