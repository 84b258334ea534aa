import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { ErrorBody } from "@/lib/contract";
import { testApp, type TestApp } from "./testing/app";
import { connected, placed } from "./testing/calls";
import type { TestPerson } from "./testing/person";

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.stop());

async function two() {
  const [ana, lei] = await Promise.all([app.person("Ana"), app.person("Lei")]);
  const [anaTab, leiTab] = await Promise.all([ana.client("ana-tab"), lei.client("lei-tab")]);
  return { ana, lei, anaTab, leiTab };
}

const camera = (deviceId: string) => ({ deviceType: "videoinput", deviceId });

async function chooses(
  person: TestPerson,
  callId: string,
  choice: object = camera("camera-2"),
  as = person.id,
) {
  const { status, body } = await person.rest("PUT", "/rtc/device", { callId, userId: as, ...choice });
  return status === 200 ? body : (body as ErrorBody).error;
}
const done = { success: true };

describe("a device that is chosen", () => {
  test("is told to all of one's own clients and to nobody else, and the call stays as it is", async () => {
    const { lei, anaTab, leiTab } = await two();
    const callId = await connected(anaTab, leiTab, lei);
    const phone = await lei.client("lei-phone");
    const { version } = await lei.sees(callId);
    expect(await chooses(lei, callId)).toEqual(done);
    for (const client of [leiTab, phone]) {
      await client.until("is told", () => client.devices.length === 1);
      expect(client.devices).toEqual([{ callId, ...camera("camera-2") }]);
    }
    await anaTab.command("mute", { callId, userId: anaTab.userId, muted: true });
    expect(anaTab.devices).toEqual([]);
    expect(await lei.sees(callId)).toMatchObject({ version: version + 1 });
  });

  test("is kept, the last of each kind, and told again to the client in the call when it comes back", async () => {
    const { lei, anaTab, leiTab } = await two();
    const callId = await connected(anaTab, leiTab, lei);
    const microphone = { deviceType: "audioinput", deviceId: "microphone-1" };
    for (const choice of [camera("camera-2"), microphone, camera("camera-3"), camera("camera-3")]) {
      expect(await chooses(lei, callId, choice)).toEqual(done);
    }
    leiTab.kill();
    const back = await lei.client("lei-tab");
    await back.until("is told of both", () => back.devices.length === 2);
    expect(back.devices).toEqual([
      { callId, ...microphone },
      { callId, ...camera("camera-3") },
    ]);
    const other = await lei.client("lei-other");
    await other.command("mute", { callId, userId: lei.id, muted: true });
    expect(other.devices).toEqual([]);
  });

  test("can be chosen over the socket, and before the call is answered", async () => {
    const { lei, ana, anaTab, leiTab } = await two();
    const callId = await placed(anaTab, [lei]);
    expect(await anaTab.command("device", { callId, userId: ana.id, ...camera("c") })).toEqual(done);
    await leiTab.sees(callId, "ringing");
    expect(await chooses(lei, callId)).toEqual(done);
  });
});

describe("nobody chooses a device", () => {
  test("for somebody else, nor in a call that is none of theirs or does not exist", async () => {
    const { ana, lei, anaTab, leiTab } = await two();
    const eve = await app.person("Eve");
    const callId = await connected(anaTab, leiTab, lei);
    expect(await chooses(ana, callId, camera("c"), lei.id)).toMatchObject({ code: "FORBIDDEN" });
    expect(await chooses(eve, callId)).toMatchObject({ code: "NOT_A_PARTICIPANT" });
    expect(await chooses(eve, "no-such-call")).toMatchObject({ code: "CALL_NOT_FOUND" });
    expect(await chooses(ana, callId, { deviceType: "screen", deviceId: "c" })).toMatchObject({
      code: "VALIDATION_ERROR",
      details: { issues: [{ path: ["deviceType"] }] },
    });
    expect(await chooses(ana, callId, camera(""))).toMatchObject({
      code: "VALIDATION_ERROR",
      details: { issues: [{ path: ["deviceId"] }] },
    });
  });

  test("once their part is over, while the others talk on", async () => {
    const { ana, lei, anaTab, leiTab } = await two();
    const mia = await app.person("Mia");
    const miaTab = await mia.client("mia-tab");
    const callId = await placed(anaTab, [lei, mia], { offer: undefined });
    await leiTab.command("answer", { callId, userId: lei.id });
    await miaTab.sees(callId, "connected");
    await miaTab.command("reject", { callId, userId: mia.id });
    const refusal = { code: "NOT_CONNECTED", details: { call: { id: callId } } };
    expect(await chooses(mia, callId)).toMatchObject(refusal);
    await anaTab.command("leave", { callId, userId: ana.id });
    expect(await chooses(ana, callId)).toMatchObject(refusal);
  });

  test("once the call is over, or ought to be", async () => {
    const { ana, lei, anaTab, leiTab } = await two();
    const cancelled = await placed(anaTab, [lei]);
    await anaTab.command("cancel", { callId: cancelled, userId: ana.id });
    expect(await chooses(ana, cancelled)).toMatchObject({
      code: "CALL_CANCELLED",
      details: { call: { id: cancelled, status: "cancelled" } },
    });
    const callId = await connected(anaTab, leiTab, lei);
    await app.live.pool`update calls set connected_at = connected_at - interval '1 day' where id = ${callId}`;
    expect(await chooses(ana, callId)).toMatchObject({
      code: "CALL_ENDED",
      details: { call: { id: callId, status: "ended", endReason: "max_duration" } },
    });
  });
});
