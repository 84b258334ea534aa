import { expect, test } from "vitest";
import { limits } from "@/lib/contract";
import { textOf } from "./body";

const address = "http://host/api/v1/rtc/call";
const json = { "Content-Type": "application/json" };
const post = (body: BodyInit) =>
  new Request(address, { method: "POST", headers: json, body, duplex: "half" } as RequestInit);

test("what comes with a GET is not looked at, however much of it is announced", async () => {
  const headers = { ...json, "Content-Length": String(limits.bodyBytes + 1) };
  expect(await textOf(new Request(address, { headers }))).toBe("");
});

test("a body whose sender goes away in the middle of it is wrong, and no sign that the database is away", async () => {
  const reset = Object.assign(new Error("aborted"), { code: "ECONNRESET" });
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(Buffer.from('{"callId":')),
    pull: (controller) => controller.error(reset),
  });
  await expect(textOf(post(body))).rejects.toMatchObject({ code: "VALIDATION_ERROR" });
});

test("octets that are no UTF-8 are wrong", async () => {
  await expect(textOf(post(Buffer.from([0x22, 0xff, 0x22])))).rejects.toMatchObject({
    code: "VALIDATION_ERROR",
  });
});
