import { expect, vi } from "vitest";
import { person, type Tab, Town } from "./phones";

export const stage = (tab: Tab) => tab.phone.getSnapshot().stage;
export const incoming = (tab: Tab) => tab.phone.getSnapshot().incoming;
export const until = (check: () => void) => vi.waitFor(check, { interval: 1 });
export const phaseIs = (tab: Tab, phase: string) => until(() => expect(stage(tab)?.phase).toBe(phase));
export const isOver = (tab: Tab, outcome: object) =>
  until(() => expect(stage(tab)).toMatchObject({ phase: "over", outcome }));
export const rings = (tab: Tab) => until(() => expect(incoming(tab)).toHaveLength(1));
export const talks = (tab: Tab) =>
  until(() => {
    expect(stage(tab)?.phase).toBe("connected");
    expect(stage(tab)?.people.map((tile) => tile.media)).toEqual(["connected"]);
  });
export const idOf = (tab: Tab) => incoming(tab)[0]?.callId ?? "";

/** A promise that is settled from outside. */
export function later() {
  let resolve = () => {};
  let reject = (_error: Error) => {};
  const promise = new Promise<void>((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

export function anaAndLi() {
  const town = new Town();
  return { town, ana: town.tab("ana"), li: town.tab("li") };
}

export async function anaCallsLi(type: "audio" | "video" = "video") {
  const all = anaAndLi();
  await until(() => expect(all.li.phone.getSnapshot().link).toBe("online"));
  await all.ana.phone.call([person("li")], type);
  await rings(all.li);
  await phaseIs(all.ana, "ringing");
  return all;
}

export async function talking(type: "audio" | "video" = "video") {
  const all = await anaCallsLi(type);
  await all.li.phone.answer(idOf(all.li), { video: true });
  await talks(all.ana);
  await talks(all.li);
  return all;
}
