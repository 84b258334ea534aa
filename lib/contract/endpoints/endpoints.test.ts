import { describe, expect, it } from "vitest";
import { endpoints } from ".";

const registers = (nickname: string) =>
  endpoints.register.body.safeParse({ username: "ana", password: "long enough", nickname }).success;

describe("a name that others see", () => {
  it.each(["Ana Souza", "李雷", "عمر حداد", "O’Neill", "👩🏽 Ana"])("may be %s", (name) => {
    expect(registers(name)).toBe(true);
  });

  it.each([
    ["is empty", "  "],
    ["has a line break", "Ana\nSouza"],
    ["turns the direction of text, and so looks like another", "\u202Eevil"],
    ["is longer than 64 characters", "x".repeat(65)],
  ])("may not be one that %s", (_, name) => {
    expect(registers(name)).toBe(false);
  });
});
