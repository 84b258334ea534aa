import { describe, expect, test } from "vitest";
import type { Group } from "@/lib/contract";
import { drawn, wordsOf } from "@/components/ui/testing";
import { GroupRow } from "./group-row";
import { group, runningCall } from "./made";
import type { Place } from "./running-call";

const nothing = () => undefined;

const seen = (shown: Group, place: Place = "free") =>
  drawn(
    <GroupRow group={shown} ownId="me" place={place} onCall={nothing} onJoin={nothing} onOpen={nothing} />,
  );

describe("a group in the list", () => {
  test("says how many it has, and is called with or without video", () => {
    const html = seen(group());
    expect(wordsOf(html)).toContain("Choir 3 members");
    for (const label of ["Call the group Choir", "Video call the group Choir"]) {
      expect(html).toContain(`aria-label="${label}"`);
    }
    expect(html).not.toContain(' disabled=""');
  });

  test("cannot be called from another call, nor with nobody else in it", () => {
    expect(seen(group(), "inOther").match(/ disabled=""/g)).toHaveLength(2);
    expect(seen(group({ members: group().members.slice(0, 1) })).match(/ disabled=""/g)).toHaveLength(2);
  });

  test("tells of the call that it is in, and lets me in with or without video", () => {
    const words = wordsOf(seen(group({ activeCall: runningCall() })));
    expect(words).toMatch(/Video call since \d+:\d+\s?[AP]M\. 2 people are in it\. Join Join with video/);
  });

  test("offers no video for a call without", () => {
    const words = wordsOf(seen(group({ activeCall: runningCall({ type: "audio", count: 0 }) })));
    expect(words).toMatch(/Call since .* Nobody has answered yet\. Join$/);
  });

  test("says that joining ends the call that I am in", () => {
    const words = wordsOf(seen(group({ activeCall: runningCall() }), "inOther"));
    expect(words).toContain("End mine and join End mine and join with video");
  });

  test("does not ask me into the call that I am in", () => {
    const words = wordsOf(seen(group({ activeCall: runningCall() }), "inIt"));
    expect(words).toContain("You are in it");
    expect(words).not.toContain("Join");
  });
});
