import { describe, expect, it } from "vitest";
import { nobodySpeaks, speakingAfter, speakingNow, type Speaking } from "./speaking";

const loud = 0.1;
/** Every quarter of a second one level for each person. */
function after(before: Speaking, ...rounds: readonly Readonly<Record<string, number>>[]): Speaking {
  return rounds.reduce((state, levels) => speakingAfter(state, levels, (state.at ?? 0) + 250), before);
}
const times = (count: number, levels: Readonly<Record<string, number>>) =>
  Array.from({ length: count }, () => levels);

const quiet = { ana: 0, li: 0, omar: 0 };
const anaSpeaks = { ...quiet, ana: loud };
const liSpeaks = { ...quiet, li: loud };

describe("Who speaks", () => {
  it("is outlined at once, and a short pause between words takes nothing away", () => {
    const said = after(nobodySpeaks, anaSpeaks);
    expect(speakingNow(said)).toEqual(["ana"]);
    expect(speakingNow(after(said, quiet, quiet))).toEqual(["ana"]);
    expect(speakingNow(after(said, ...times(4, quiet)))).toEqual([]);
  });

  it("goes on speaking at a level that would not have begun it", () => {
    const said = after(nobodySpeaks, anaSpeaks);
    expect(speakingNow(after(said, ...times(8, { ...quiet, ana: 0.007 })))).toEqual(["ana"]);
    expect(speakingNow(after(nobodySpeaks, ...times(8, { ...quiet, ana: 0.007 })))).toEqual([]);
  });

  it("may be several people, and not somebody who has left", () => {
    const both = after(nobodySpeaks, { ana: loud, li: loud });
    expect(speakingNow(both)).toEqual(["ana", "li"]);
    expect(speakingNow(after(both, { ana: loud }))).toEqual(["ana"]);
  });
});

describe("Who is shown large", () => {
  it("is the first who speaks, and stays so in silence", () => {
    const said = after(nobodySpeaks, quiet, anaSpeaks, ...times(40, quiet));
    expect(said.lead).toBe("ana");
  });

  it("changes when somebody else has spoken for a second, not for a cough", () => {
    const said = after(nobodySpeaks, anaSpeaks, ...times(6, quiet));
    expect(after(said, liSpeaks, quiet).lead).toBe("ana");
    expect(after(said, ...times(6, liSpeaks)).lead).toBe("li");
  });

  it("does not change while both speak, unless the other is much louder for a while", () => {
    const said = after(nobodySpeaks, ...times(4, anaSpeaks));
    expect(after(said, ...times(20, { ...quiet, ana: loud, li: loud * 1.5 })).lead).toBe("ana");
    expect(after(said, ...times(4, { ...quiet, ana: loud, li: loud * 4 })).lead).toBe("ana");
    expect(after(said, ...times(12, { ...quiet, ana: loud, li: loud * 4 })).lead).toBe("li");
  });

  it("never flickers between two who take turns quickly", () => {
    let state = after(nobodySpeaks, anaSpeaks);
    let changes = 0;
    for (let round = 0; round < 40; round++) {
      const next = after(state, round % 4 < 2 ? liSpeaks : anaSpeaks);
      if (next.lead !== state.lead) changes += 1;
      state = next;
    }
    expect(changes).toBeLessThanOrEqual(1);
  });

  it("is somebody else as soon as they have left", () => {
    const said = after(nobodySpeaks, anaSpeaks);
    expect(after(said, { li: 0, omar: 0 }).lead).toBeUndefined();
    expect(after(said, { li: loud, omar: 0 }).lead).toBe("li");
  });
});
