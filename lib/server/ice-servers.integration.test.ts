import { afterEach, expect, test } from "vitest";
import { testApp, type TestApp } from "./testing/app";
import type { ErrorBody } from "@/lib/contract";
import { turnAccount } from "./ice/turn";
import { placed } from "./testing/calls";
import type { TestPerson } from "./testing/person";

let app: TestApp;
afterEach(() => app.stop());

const turnSecret = "a secret that the TURN server shares";
const turn = ["turn:turn.example.org", "turns:turn.example.org:443?transport=tcp"];
const ice = {
  stunUrls: ["stun:stun.example.org"],
  turnUrls: turn,
  turnSecret,
  turnTtlMs: 600_000,
  transportPolicy: "all",
} as const;

test("where no servers are set there are none, and peers find each other by their own addresses", async () => {
  app = await testApp();
  const lei = await app.person("Lei");
  const { body } = await lei.rest("GET", "/rtc/ice-servers");
  expect(body).toEqual({ iceServers: [], iceTransportPolicy: "all", ttl: 43_200 });
});

test("for TURN everybody gets an account of their own that is good for a while", async () => {
  app = await testApp({ ice: { ...ice, transportPolicy: "relay" } });
  const lei = await app.person("Lei");
  const { body } = await lei.rest("GET", "/rtc/ice-servers");
  const { iceServers } = body as { iceServers: { username: string }[] };
  const [expiresAt, userId] = (iceServers[1]?.username ?? "").split(":");
  expect(userId).toBe(lei.id);
  expect(Number(expiresAt) - Date.now() / 1000).toBeGreaterThan(590);
  expect(Number(expiresAt) - Date.now() / 1000).toBeLessThan(610);
  expect(body).toEqual({
    iceServers: [
      { urls: ["stun:stun.example.org"] },
      { urls: turn, ...turnAccount(turnSecret, lei.id, Number(expiresAt) * 1000) },
    ],
    iceTransportPolicy: "relay",
    ttl: 600,
  });
});

test("in a call the account names the call, for those who are in it while it lives", async () => {
  app = await testApp({ ice });
  const [ana, lei, mia] = await Promise.all(["Ana", "Lei", "Mia"].map((name) => app.person(name)));
  const [anaTab, leiTab] = await Promise.all([ana?.client("ana-tab"), lei?.client("lei-tab")]);
  if (!ana || !lei || !mia || !anaTab || !leiTab) throw new Error("somebody is missing");
  const callId = await placed(anaTab, [lei]);
  const ask = async (who: TestPerson, id = callId) => {
    const { status, body } = await who.rest("GET", `/rtc/ice-servers?callId=${id}`);
    if (status !== 200) return (body as ErrorBody).error.code;
    const [, turn] = (body as { iceServers: { username: string; credential: string }[] }).iceServers;
    const [expiresAt = "", owner, call] = turn?.username.split(":") ?? [];
    const account = turnAccount(turnSecret, `${owner}:${call}`, Number(expiresAt) * 1000);
    expect(turn).toMatchObject(account);
    return [owner, call];
  };
  expect(await ask(ana)).toEqual([ana.id, callId]);
  expect(await ask(lei)).toEqual([lei.id, callId]);
  expect(await ask(mia)).toBe("NOT_A_PARTICIPANT");
  expect(await ask(ana, "0199a3c5-02b7-7d1c-8e6f-5a4c3b2d1e00")).toBe("CALL_NOT_FOUND");
  expect(await ask(ana, "%20")).toBe("VALIDATION_ERROR");
  await anaTab.command("cancel", { callId, userId: ana.id });
  await leiTab.sees(callId, "cancelled");
  expect(await ask(ana)).toBe("NOT_A_PARTICIPANT");
  expect(await ask(lei)).toBe("NOT_A_PARTICIPANT");
});
