import { describe, expect, test } from "vitest";
import type { LocalView, StageView } from "@/lib/client/types";
import { drawn, wordsOf } from "@/components/ui/testing";
import { actions, me, noSamples, silent, speaking, stage, tile } from "./made";
import { SmallCall } from "./small-call";
import { Stage } from "./stage";

const seen = (view: StageView, local: LocalView = speaking, locale: "en" | "zh" = "en") =>
  drawn(
    <Stage
      stage={view}
      local={local}
      me={me}
      serverOffset={0}
      actions={actions}
      levels={() => Promise.resolve({})}
      samples={noSamples}
      onMinimise={() => undefined}
      lastRead={undefined}
      onRead={() => undefined}
    />,
    locale,
  );

const button = (html: string, label: string) =>
  html.match(new RegExp(`<button[^>]*aria-label="${label}"[^>]*>`))?.[0];

describe("while I call somebody I read", () => {
  test.each([
    ["that I am calling, before the server knows", { phase: "placing", callId: undefined }, "Calling…"],
    ["that I am calling", { phase: "calling" }, "Calling…"],
    ["that it rings", { phase: "ringing", ringingOn: 1 }, "Ringing…"],
    ["on how many devices it rings", { phase: "ringing", ringingOn: 2 }, "Ringing on 2 devices"],
    [
      "that they cannot be reached",
      { phase: "calling", reachable: false },
      "Not reachable They will see a missed call.",
    ],
  ] as const)("%s", (_, change, words) => {
    expect(wordsOf(seen(stage(change)))).toContain(`Ana ${words}`);
  });

  test("it in Chinese when I chose Chinese", () => {
    expect(wordsOf(seen(stage({ phase: "ringing", ringingOn: 3 }), speaking, "zh"))).toContain(
      "正在 3 台设备上响铃",
    );
  });

  test("how to cancel, and can mute myself already", () => {
    const html = seen(stage({ phase: "ringing" }));
    expect(button(html, "Cancel call")).toBeDefined();
    expect(button(html, "Hang up")).toBeUndefined();
    expect(button(html, "Microphone")).toContain('aria-pressed="true"');
  });

  test("no way to make it small before the call exists", () => {
    expect(
      button(seen(stage({ phase: "placing", callId: undefined })), "Make the call small"),
    ).toBeUndefined();
    expect(button(seen(stage({ phase: "calling" })), "Make the call small")).toBeDefined();
  });
});

describe("in a call", () => {
  test("there is a timer once it is connected", () => {
    expect(seen(stage({ connectedAt: 1 }))).toContain('role="timer"');
    expect(seen(stage({ phase: "ringing" }))).not.toContain('role="timer"');
  });

  test("buttons tell what is on", () => {
    const html = seen(stage(), silent);
    expect(button(html, "Microphone")).toContain('aria-pressed="false"');
    expect(button(html, "Camera")).toContain('aria-pressed="false"');
    expect(button(html, "Hang up")).toBeDefined();
  });

  test("a camera that another program uses counts as off, and I am told what to do", () => {
    const html = seen(stage(), { ...speaking, camera: { on: true, opening: false, problem: "in_use" } });
    expect(button(html, "Camera")).toContain('aria-pressed="false"');
    expect(wordsOf(html)).toContain("Another program is using your camera. Close it there");
  });

  test.each([
    ["muted", { muted: true }, "Ana: microphone off"],
    ["connecting", { media: "connecting" }, "Connecting…"],
    ["coming back", { reconnecting: true }, "Reconnecting…"],
    ["out of reach", { media: "failed" }, "No connection for sound and picture"],
  ] as const)("the tile tells when the other one is %s", (_, change, words) => {
    expect(wordsOf(seen(stage({ people: [tile(change)] })))).toContain(words);
  });

  test("each of several people has a tile with their name", () => {
    const people = [tile(), tile({ userId: "li", name: "Li", status: "ringing", media: "none" })];
    const words = wordsOf(seen(stage({ group: true, people })));
    expect(words).toContain("Not there yet Li");
  });

  test.each([
    ["good", 4, "none", undefined, "Connection: Good"],
    ["held back by their own line", 2, "upload", "ana", "Connection: Poor: Ana&#x27;s upload is the limit"],
    ["held back by my line", 3, "download", "me", "Connection: Fair: your download is the limit"],
  ] as const)("the tile tells when what comes is %s", (_, level, cause, causeUserId, words) => {
    const quality = { level, cause, ...(causeUserId && { causeUserId }) };
    expect(seen(stage({ people: [tile({ quality })] }))).toContain(`aria-label="${words}"`);
  });

  test("a poor connection stands out, a fair one does not", () => {
    const words = (level: 2 | 3) =>
      wordsOf(seen(stage({ people: [tile({ quality: { level, cause: "loss" } })] })));
    expect(words(2)).toContain("Poor");
    expect(words(3)).not.toContain("Fair");
  });

  test("that my own line is poor is not told as soon as it is, but once it has lasted", () => {
    const quality = { level: 1, cause: "upload", causeUserId: "me" } as const;
    const words = wordsOf(seen(stage({ ownQuality: quality })));
    expect(words).not.toContain("Your upload is the limit");
  });

  test("it can be made small, and then be returned to or ended", () => {
    const small = drawn(
      <SmallCall
        stage={stage({ connectedAt: 1 })}
        local={speaking}
        serverOffset={0}
        actions={actions}
        onReturn={() => undefined}
      />,
    );
    for (const label of ["Return to the call", "Microphone", "Hang up"])
      expect(button(small, label)).toBeDefined();
    expect(small).toContain('role="timer"');
  });
});

describe("after a call", () => {
  const over = (outcome: StageView["outcome"]) => wordsOf(seen(stage({ phase: "over", outcome })));

  test("I read how it went and for how long, and can call again", () => {
    const words = over({ status: "ended", endReason: "hangup", byMe: false, duration: 3725 });
    expect(words).toContain("Ana hung up You talked for 1 h 2 min 5 s. Call again Close");
  });

  test("short calls are told in seconds", () => {
    expect(over({ status: "ended", byMe: true, duration: 9 })).toContain("You hung up You talked for 9 s.");
  });

  test("I read why it could not be placed", () => {
    const words = over({ status: "failed", code: "RATE_LIMIT_EXCEEDED", byMe: false, duration: 0 });
    expect(words).toContain("No call with Ana Too many calls in a short time.");
  });
});
