import { describe, expect, it } from "vitest";
import type { Result } from "../commands";
import { until } from "../testing/scenes";
import { Outbox } from "./outbox";

const done: Result<unknown> = { ok: true, reply: {} };
const lost: Result<unknown> = { ok: false, code: "NETWORK", details: {} };
const refused: Result<unknown> = { ok: false, code: "NOT_CONNECTED", details: {} };

/** A server whose replies are given one by one. */
function line() {
  const heard: string[] = [];
  const replies: ((result: Result<unknown>) => void)[] = [];
  const outbox = new Outbox<string>((item) => {
    heard.push(item);
    return new Promise((resolve) => replies.push(resolve));
  });
  const reply = (...results: readonly Result<unknown>[]) => {
    for (const result of results) replies.shift()?.(result);
  };
  return { outbox, heard, reply };
}

describe("What is said to the server", () => {
  it("goes out in order without waiting for replies", () => {
    const { outbox, heard } = line();
    outbox.open = true;
    for (const item of ["offer", "candidate 1", "candidate 2"]) outbox.post(item);
    expect(heard).toEqual(["offer", "candidate 1", "candidate 2"]);
  });

  it("waits while there is no connection, and goes out in order when there is", () => {
    const { outbox, heard } = line();
    for (const item of ["offer", "candidate"]) outbox.post(item);
    expect(heard).toEqual([]);
    outbox.open = true;
    expect(heard).toEqual(["offer", "candidate"]);
  });

  it("is said again from the first that got no reply, and before what is new", async () => {
    const { outbox, heard, reply } = line();
    outbox.open = true;
    for (const item of ["offer", "candidate 1", "candidate 2"]) outbox.post(item);
    reply(done);
    await Promise.resolve();
    outbox.open = false;
    reply(lost, lost);
    outbox.post("candidate 3");
    expect(heard).toHaveLength(3);
    outbox.open = true;
    await until(() => expect(heard.slice(3)).toEqual(["candidate 1", "candidate 2", "candidate 3"]));
  });

  it("is said again when a reply is lost on a connection that goes on", async () => {
    const { outbox, heard, reply } = line();
    outbox.open = true;
    outbox.post("offer");
    outbox.post("candidate");
    reply(lost);
    await until(() => expect(heard).toEqual(["offer", "candidate", "offer", "candidate"]));
    // Only once, however many replies of the round before are lost.
    reply(lost, done, done);
    await until(() => expect(heard).toHaveLength(4));
    outbox.open = false;
    outbox.open = true;
    expect(heard).toHaveLength(4);
  });

  it("is not said again when the server refuses it, nor when it matters no more", async () => {
    const { outbox, heard, reply } = line();
    outbox.open = true;
    outbox.post("offer");
    reply(refused);
    await Promise.resolve();
    outbox.post("candidate");
    outbox.clear();
    outbox.open = false;
    outbox.open = true;
    expect(heard).toEqual(["offer", "candidate"]);
  });
});
