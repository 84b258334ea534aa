import { expect, test } from "vitest";
import { person, Town } from "./testing/phones";
import { until } from "./testing/scenes";

const missedAt = (tab: ReturnType<Town["tab"]>) => tab.phone.getSnapshot().missed;

test("What was missed is told at first, grows with a call that is given up, and is gone everywhere once it was seen", async () => {
  const town = new Town();
  town.server.missed.set("li", 2);
  const [ana, li] = [town.tab("ana"), town.tab("li")];
  const other = town.tab("li", "li-2");
  await until(() => expect([missedAt(li), missedAt(other), missedAt(ana)]).toEqual([2, 2, 0]));
  const before = li.phone.getSnapshot().historyStamp;

  void ana.phone.call([person("li")], "audio");
  await until(() => expect(li.phone.getSnapshot().incoming).toHaveLength(1));
  town.server.missed.set("li", 3);
  await ana.phone.hangUp();
  await until(() => expect([missedAt(li), missedAt(other)]).toEqual([3, 3]));
  expect(li.phone.getSnapshot().historyStamp).not.toBe(before);

  await other.phone.seeHistory();
  await until(() => expect([missedAt(li), missedAt(other)]).toEqual([0, 0]));
});

test("A call that one declined is not asked about again", async () => {
  const town = new Town();
  const [ana, li] = [town.tab("ana"), town.tab("li")];
  void ana.phone.call([person("li")], "audio");
  await until(() => expect(li.phone.getSnapshot().incoming).toHaveLength(1));
  town.server.missed.set("li", 7);
  await li.phone.decline(li.phone.getSnapshot().incoming[0]?.callId ?? "", "declined");
  await until(() => expect(ana.phone.getSnapshot().stage?.phase).toBe("over"));
  expect(missedAt(li)).toBe(0);
});
