import { expect, test } from "vitest";
import { createChoices } from "../choices";
import { FakeClock } from "../testing/clock";
import { createEffects } from "./effects";
import { limitsOf } from "./limits";

const memory = (stored: Record<string, string> = {}) => ({
  getItem: (key: string) => stored[key] ?? null,
  setItem: (key: string, value: string) => void (stored[key] = value),
});

const works = () => Promise.resolve({ track: { id: "made" } as MediaStreamTrack, stop: () => undefined });
const fails = () => Promise.reject(new Error("no"));

function scene({
  blur = works,
  noiseSuppression = works,
}: Partial<Record<"blur" | "noiseSuppression", typeof works>> = {}) {
  const choices = createChoices(memory());
  const clock = new FakeClock();
  const effects = createEffects({ choices, clock, blur, noiseSuppression });
  return { choices, clock, effects };
}

test("nothing is done with picture and sound unless it was chosen", () => {
  const { effects } = scene();
  expect([effects.wanted("video"), effects.wanted("audio")]).toEqual([null, null]);
  expect(effects.view()).toEqual({ blur: "off", noiseSuppression: "off" });
});

test("what was chosen in this browser holds from the start, and each switch is for itself", () => {
  const { choices, effects } = scene();
  let told = 0;
  effects.subscribe(() => (told += 1));
  choices.set({ blur: true });
  expect(effects.wanted("video")).not.toBeNull();
  expect(effects.wanted("audio")).toBeNull();
  expect(told).toBeGreaterThan(0);
  const again = createEffects({ choices, clock: new FakeClock(), blur: works, noiseSuppression: works });
  expect(again.view()).toEqual({ blur: "ready", noiseSuppression: "off" });
});

test("a switch that has switched itself off can be switched on again", async () => {
  const { effects, clock } = scene({ blur: fails });
  effects.set("blur", true);
  const opened = effects.wanted("video")?.({ readyState: "live" } as MediaStreamTrack);
  await expect.poll(() => effects.view().blur).toBe("failed");
  clock.pass(4_000);
  await expect(opened).rejects.toThrow();
  expect(effects.wanted("video")).toBeNull();
  effects.set("blur", true);
  expect(effects.view().blur).toBe("ready");
  expect(effects.wanted("video")).not.toBeNull();
});

test("sound goes on at once when the noise cannot be taken out of it", async () => {
  const { effects, clock } = scene({ noiseSuppression: fails });
  effects.set("noiseSuppression", true);
  const opened = effects.wanted("audio")?.({ readyState: "live" } as MediaStreamTrack);
  await expect.poll(() => effects.view().noiseSuppression).toBe("failed");
  clock.pass(0);
  await expect(opened).rejects.toThrow();
});

test("a test can set other limits, and nonsense sets none", () => {
  const most = (stored: Record<string, string>) => {
    const { blur, noise } = limitsOf(memory(stored));
    return [blur.most, noise.most];
  };
  expect(most({})).toEqual([100, 50]);
  expect(most({ "ringback.blur.most": "0", "ringback.noise.most": "-1" })).toEqual([0, -1]);
  expect(most({ "ringback.blur.most": "much" })).toEqual([100, 50]);
});
