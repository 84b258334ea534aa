import { describe, expect, test } from "vitest";
import type { PushView } from "@/lib/client/push/push";
import { drawn, wordsOf } from "@/components/ui/testing";
import { PushControls } from "./push-controls";

const nothing = () => Promise.resolve();
const shown = (view: Partial<PushView>, locale?: "zh") =>
  drawn(
    <PushControls view={{ state: "off", busy: false, ...view }} turnOn={nothing} turnOff={nothing} />,
    locale,
  );

describe("the notifications in the settings", () => {
  test.each([
    ["off", "Off. Calls ring only while a page of Ringback is open."],
    ["on", "On for this device."],
    ["blocked", "Allow them in its settings for this site"],
    ["unsupported", "This browser cannot show notifications"],
    ["install", "tap Share, then Add to Home Screen"],
    ["insecure", "begins with https://"],
  ] as const)("say in words that they are %s", (state, words) => {
    expect(wordsOf(shown({ state }))).toContain(words);
  });

  test("have a switch only where it would do something", () => {
    expect(shown({ state: "off" })).toContain('type="checkbox"');
    expect(shown({ state: "on" })).toContain("checked");
    for (const state of ["blocked", "unsupported", "install", "insecure", "loading"] as const) {
      expect(shown({ state })).not.toContain("checkbox");
    }
  });

  test("show at once what was asked for", () => {
    expect(shown({ state: "off", busy: true })).toContain("checked");
  });

  test("say what went wrong", () => {
    expect(wordsOf(shown({ problem: "service" }))).toContain("did not reach its push service");
    expect(wordsOf(shown({ state: "on", test: "failed" }))).toContain("could not be sent");
    expect(wordsOf(shown({ state: "on" }, "zh"))).toContain("此设备上的通知已开启");
  });
});
