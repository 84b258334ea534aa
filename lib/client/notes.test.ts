import { expect, it } from "vitest";
import { stage, talking, until } from "./testing/scenes";

const texts = (tab: Parameters<typeof stage>[0]) =>
  stage(tab)?.notes.map(({ name, mine, note }) => [
    mine ? "I" : name,
    note.type === "text" ? note.text : note.emoji,
  ]);

it("what one writes stands at both, once, with who wrote it", async () => {
  const { ana, li } = await talking();
  expect(await ana.phone.sendText("Can you hear me?")).toBe("sent");
  expect(await li.phone.react("👍")).toBe("sent");
  await until(() =>
    expect(texts(ana)).toEqual([
      ["I", "Can you hear me?"],
      ["li", "👍"],
    ]),
  );
  expect(texts(li)).toEqual([
    ["ana", "Can you hear me?"],
    ["I", "👍"],
  ]);
});

it("what could not be sent is told, and stands nowhere", async () => {
  const { town, ana, li } = await talking();
  town.server.refusals.note = "RATE_LIMIT_EXCEEDED";
  expect(await ana.phone.sendText("one")).toBe("too_many");
  town.server.refusals.note = "NETWORK";
  expect(await ana.phone.sendText("two")).toBe("failed");
  expect([texts(ana), texts(li)]).toEqual([[], []]);
});

it("is gone when the call is over, and nothing can be said then", async () => {
  const { ana, li } = await talking();
  await ana.phone.sendText("bye");
  await li.phone.hangUp();
  await until(() => expect(stage(ana)?.phase).toBe("over"));
  expect(texts(ana)).toEqual([]);
  expect(await ana.phone.sendText("still there?")).toBe("failed");
});

it("a hand that is raised is seen by the other side, with its time, until it is lowered", async () => {
  const { town, ana, li } = await talking();
  await li.phone.raiseHand(true);
  await until(() => expect(stage(ana)?.people[0]).toMatchObject({ handRaised: true }));
  expect(stage(ana)?.people[0]?.handRaisedAt).toBe(town.clock.now());
  expect(stage(li)?.handRaisedAt).toBe(town.clock.now());
  await li.phone.raiseHand(false);
  await until(() => expect(stage(ana)?.people[0]).toMatchObject({ handRaised: false }));
  expect(stage(li)?.handRaisedAt).toBeUndefined();
});
