import { describe, expect, test } from "vitest";
import type { IncomingView } from "@/lib/client/types";
import { drawn, wordsOf } from "@/components/ui/testing";
import { IncomingCard } from "./incoming-card";
import { actions, incoming } from "./made";

const seen = (call: IncomingView) =>
  drawn(<IncomingCard call={call} actions={actions} first compact={false} />);

describe("when somebody calls me", () => {
  test("I see who it is and may answer with or without video, decline, or be busy", () => {
    expect(wordsOf(seen(incoming()))).toContain(
      "Ana Incoming video call Answer Answer without video Decline Busy",
    );
  });

  test("an audio call has nothing to say about video", () => {
    expect(wordsOf(seen(incoming({ type: "audio" })))).toContain("Ana Incoming call Answer Decline Busy");
  });

  test("I see that it is a call of several", () => {
    expect(wordsOf(seen(incoming({ group: true })))).toContain("Ana Incoming group video call");
    expect(wordsOf(seen(incoming({ group: true, type: "audio" })))).toContain("Ana Incoming group call");
  });

  test("I see who else was called", () => {
    const others = [
      { userId: "li", name: "Li" },
      { userId: "mia", name: "Mia" },
    ];
    expect(wordsOf(seen(incoming({ group: true, others })))).toContain("Also called: Li and Mia");
  });

  test("while I am in a call I can answer by ending it, and read why", () => {
    const words = wordsOf(seen(incoming({ waiting: true })));
    expect(words).toContain("You are in a call already. End and answer Decline Busy");
    expect(words).not.toContain("Answer without video");
  });

  test("after my click I cannot answer twice, and may still decline: the browser may be asking for the camera", () => {
    const html = seen(incoming({ answering: true }));
    expect(wordsOf(html)).toContain("Connecting…");
    const buttons = html.match(/<button.*?<\/button>/gs) ?? [];
    expect(buttons.filter((button) => button.includes(' disabled=""')).map(wordsOf)).toEqual([
      "Answer",
      "Answer without video",
    ]);
    expect(buttons).toHaveLength(4);
  });
});
