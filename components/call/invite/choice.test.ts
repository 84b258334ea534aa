import { describe, expect, test } from "vitest";
import type { Person } from "@/lib/contract";
import { me, tile } from "../made";
import { invitable, room, toggled } from "./choice";

const person = (id: string) => ({ id, nickname: id.toUpperCase(), username: id, online: true }) as Person;
const ref = (userId: string) => ({ userId, name: userId.toUpperCase() });

describe("one can invite", () => {
  test("whoever was found and is neither oneself nor in the call", () => {
    const people = [tile({ userId: "ana" }), tile({ userId: "li", status: "ringing" })];
    const found = ["ana", "li", "me", "mia"].map(person);
    expect(invitable(found, [], people, me)).toEqual([ref("mia")]);
  });

  test("who has left, declined or missed it, again", () => {
    const people = [tile({ userId: "ana", status: "ended" }), tile({ userId: "li", status: "rejected" })];
    expect(invitable(["ana", "li"].map(person), [], people, me)).toEqual([ref("ana"), ref("li")]);
  });

  test("several, who stay chosen while one looks for the next", () => {
    const chosen = toggled(toggled([], ref("mia")), ref("omar"));
    expect(invitable([person("mia"), person("zoe")], chosen, [], me)).toEqual(
      ["mia", "omar", "zoe"].map(ref),
    );
    expect(toggled(chosen, ref("mia"))).toEqual([ref("omar")]);
  });

  test("as many as there is room for among eight", () => {
    expect(room([tile()])).toBe(6);
    expect(room(Array.from({ length: 7 }, (_, index) => tile({ userId: String(index) })))).toBe(0);
    expect(room([tile(), tile({ userId: "li", status: "ended" })])).toBe(6);
  });
});
