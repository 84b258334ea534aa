import { expect, it } from "vitest";
import { Lanes } from "./lanes";

/** Work that ends when it is told to. */
function held() {
  let end = () => {};
  let begun = false;
  const ended = new Promise<void>((resolve) => (end = resolve));
  const work = async () => {
    begun = true;
    await ended;
  };
  return { work, end: () => end(), begun: () => begun };
}

const turns = () => new Promise((resolve) => setImmediate(resolve));

it("Messages to a push service that hangs leave room for those to others", async () => {
  const lanes = new Lanes({ all: 3, host: 2, user: 2 });
  const hanging = [held(), held(), held()];
  const all = hanging.map(({ work }, user) => lanes.run({ host: "slow", userId: `${user}` }, work));
  await turns();
  expect(hanging.map(({ begun }) => begun())).toEqual([true, true, false]);
  await lanes.run({ host: "quick", userId: "somebody" }, () => Promise.resolve());
  for (const { end } of hanging) end();
  await Promise.all(all);
});

it("Messages of one user leave room for those of others", async () => {
  const lanes = new Lanes({ all: 9, host: 9, user: 1 });
  const [first, second] = [held(), held()];
  const all = [first, second].map(({ work }) => lanes.run({ host: "here", userId: "Ana" }, work));
  await turns();
  expect([first.begun(), second.begun()]).toEqual([true, false]);
  await lanes.run({ host: "here", userId: "Lei" }, () => Promise.resolve());
  first.end();
  second.end();
  await Promise.all(all);
});
