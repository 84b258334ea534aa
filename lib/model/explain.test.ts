import { describe, expect, test } from "vitest";
import { agreeing, explain, shown } from "./explain";
import { same } from "./same";
import { step } from "./step";
import { pass } from "./time";
import type { Action, World } from "./types";
import { newWorld } from "./world";

const minute = 60_000;
const rules = { unit: minute, ring: minute / 2, alone: minute, longest: 720 * minute, places: 8 };
const nobody = { members: [], rejecters: [], blocks: [] };
const empty = newWorld(rules, { people: 3, ...nobody });

const by = (actor: string, client = "phone") => ({ actor, client, call: "call 1" });
const place: Action = {
  ...by("Ana"),
  kind: "place",
  callees: ["Ben"],
  type: "audio",
  offer: false,
  ofGroup: false,
  endOther: false,
};
const answer = (client: string): Action => ({
  ...by("Ben", client),
  kind: "answer",
  answer: false,
  endOther: false,
});
const cancel: Action = { ...by("Ana"), kind: "cancel" };
const replied = (action: Action, code: string, body = {}) => ({
  action,
  reply: code === "ok" ? { code, body } : { code },
});
const answered = { status: "connected", negotiation: "signal" };
const ringing = step(empty, place).world;

const statusOf = ({ calls }: World) => calls[0]?.status;

describe("requests at the same moment", () => {
  test("are explained by the order that gives these replies, whatever the order in which they were sent", () => {
    const cancelled = [replied(answer("phone"), "CALL_CANCELLED"), replied(cancel, "ok")];
    expect(explain([ringing], cancelled).map(statusOf)).toEqual(["cancelled"]);
    const connected = [replied(answer("phone"), "ok", answered), replied(cancel, "CALL_ALREADY_CONNECTED")];
    expect(explain([ringing], connected).map(statusOf)).toEqual(["connected"]);
  });

  test("are not explained when both have won", () => {
    const both = [replied(answer("phone"), "ok", answered), replied(cancel, "ok")];
    expect(explain([ringing], both)).toEqual([]);
    const twice = ["phone", "laptop"].map((client) => replied(answer(client), "ok", answered));
    expect(explain([ringing], twice)).toEqual([]);
  });

  test("leave more than one world where the replies do not say which came first; a look may", () => {
    const mute = (muted: boolean): Action => ({ ...by("Ana"), kind: "mute", whose: "Ana", muted });
    const both = [true, false].map((muted) => replied(mute(muted), "ok", { muted }));
    const worlds = explain([ringing], both);
    expect(worlds).toHaveLength(2);
    const [first] = worlds;
    if (!first) throw new Error("no world");
    expect(agreeing(worlds, shown(first, { "call 1": { Ana: null, Cho: null } }))).toEqual([first]);
  });
});

test("what is due happens at its own moment, however late somebody looks", () => {
  const late = pass(ringing, 600 * minute);
  expect(statusOf(late)).toBe("missed");
  expect(late.calls[0]?.endedAt).toBe(ringing.now + rules.ring);
  expect(same(pass(pass(ringing, minute), 599 * minute), late)).toBe(true);
});

test("a refusal changes nothing", () => {
  const { world, reply } = step(ringing, { ...by("Ben"), kind: "cancel" });
  expect(reply).toEqual({ code: "FORBIDDEN" });
  expect(world).toBe(ringing);
});
