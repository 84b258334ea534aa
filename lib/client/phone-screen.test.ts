import { describe, expect, it } from "vitest";
import type { Tab, Town } from "./testing/phones";
import { later, stage, talking, talks, until } from "./testing/scenes";

const sees = (tab: Tab) => stage(tab)?.people[0]?.screen?.getTracks().length ?? 0;
const shared = (tab: Tab) => tab.phone.getSnapshot().local.screen;
/** Whether the server has it that this one shares. */
const said = (town: Town, { userId }: Tab) =>
  town.server.call()?.participants.find((each) => each.userId === userId)?.screen;

describe("Sharing the screen", () => {
  it("shows it to the other one, with its sound, and says so", async () => {
    const { town, ana, li } = await talking();
    await ana.phone.shareScreen(true);
    await until(() => expect(sees(li)).toBe(2));
    await until(() => expect(said(town, ana)).toBe(true));
    await ana.phone.shareScreen(false);
    await until(() => expect(sees(li)).toBe(0));
    await until(() => expect(said(town, ana)).toBe(false));
    expect(ana.screen.tracks.map(({ stopped }) => stopped)).toEqual([true, true]);
  });

  it("ends with the browser's own button; its sound may end before", async () => {
    const { ana, li } = await talking();
    await ana.phone.shareScreen(true);
    await until(() => expect(sees(li)).toBe(2));
    ana.screen.end("audio");
    await until(() => expect(sees(li)).toBe(1));
    ana.screen.end();
    await until(() => expect(sees(li)).toBe(0));
    expect(shared(ana).stream).toBeNull();
  });

  it("goes on when the other one loads the page anew", async () => {
    const { ana, li } = await talking();
    await ana.phone.shareScreen(true);
    await until(() => expect(sees(li)).toBe(2));
    const again = li.reload();
    await talks(again);
    await until(() => expect(sees(again)).toBe(2));
  });

  it("is over, and said to be, when the one who shares loads the page anew", async () => {
    const { town, ana, li } = await talking();
    await ana.phone.shareScreen(true);
    await until(() => expect(said(town, ana)).toBe(true));
    const again = ana.reload();
    await talks(again);
    await until(() => expect(said(town, again)).toBe(false));
    expect(sees(li)).toBe(0);
  });

  it("of both at once ends for each by themselves", async () => {
    const { ana, li } = await talking();
    await Promise.all([ana.phone.shareScreen(true), li.phone.shareScreen(true)]);
    await until(() => expect([sees(ana), sees(li)]).toEqual([2, 2]));
    await li.phone.shareScreen(false);
    await until(() => expect([sees(ana), sees(li)]).toEqual([0, 2]));
  });

  it("ends with the call, though the browser still asks what to share", async () => {
    const { ana } = await talking();
    const picked = later();
    ana.screen.hold = picked.promise;
    const sharing = ana.phone.shareScreen(true);
    expect(shared(ana).opening).toBe(true);
    await ana.phone.hangUp();
    picked.resolve();
    await sharing;
    expect(shared(ana)).toMatchObject({ stream: null, opening: false });
    expect(ana.screen.tracks.map(({ stopped }) => stopped)).toEqual([true, true]);
  });

  it.each([
    ["thinks better of it", "NotAllowedError", "Permission denied by user", undefined],
    ["is not let by the system", "NotAllowedError", "Permission denied by system", "denied"],
    ["meets a failure", "NotReadableError", "Could not start", "failed"],
  ])("who %s shares nothing", async (_words, name, message, problem) => {
    const { ana, li } = await talking();
    ana.screen.refusal = Object.assign(new Error(message), { name });
    await ana.phone.shareScreen(true);
    expect(shared(ana)).toMatchObject({ stream: null, opening: false });
    expect(shared(ana).problem).toBe(problem);
    expect(sees(li)).toBe(0);
  });

  it("leaves out this page, and the sound of the system where the others' voices are in it", async () => {
    const { ana } = await talking();
    await ana.phone.shareScreen(true);
    await ana.phone.shareScreen(true);
    expect(ana.screen.asked).toEqual([
      expect.objectContaining({ selfBrowserSurface: "exclude", systemAudio: "exclude" }),
    ]);
  });
});
