import { expect, test } from "vitest";
import { endpoints } from "@/lib/contract";
import { wrongMembers } from "./checks";

const right = { username: "noor.v", nickname: "Noor", password: "long enough" };

test("a form that the server takes is sent", () => {
  expect(wrongMembers(right)).toEqual([]);
  expect(wrongMembers({ ...right, nickname: "" })).toEqual([]);
});

test("what is to be corrected comes in the order of the form", () => {
  expect(wrongMembers({ username: "", nickname: "x".repeat(65), password: "short" })).toEqual([
    "username",
    "nickname",
    "password",
  ]);
});

test.each([
  { username: "a" },
  { username: "ab" },
  { username: "x".repeat(32) },
  { username: "x".repeat(33) },
  { username: "no spaces" },
  { username: "名字" },
  { nickname: "李雷" },
  { nickname: "x".repeat(64) },
  { nickname: "x".repeat(65) },
  { nickname: "line\nbreak" },
  { password: "1234567" },
  { password: "12345678" },
  { password: "x".repeat(256) },
  { password: "x".repeat(257) },
])("the form and the server agree about %o", (change) => {
  const form = { ...right, ...change };
  expect(wrongMembers(form).length === 0).toBe(endpoints.register.body.safeParse(form).success);
});
