import { afterEach, expect, test } from "vitest";
import { testApp, type TestApp } from "./testing/app";
import { turnAccount } from "./ice/turn";

let app: TestApp;
afterEach(() => app.stop());

const turnSecret = "a secret that the TURN server shares";

test("where no servers are set there are none, and peers find each other by their own addresses", async () => {
  app = await testApp();
  const lei = await app.person("Lei");
  const { body } = await lei.rest("GET", "/rtc/ice-servers");
  expect(body).toEqual({ iceServers: [], ttl: 43_200 });
});

test("for TURN everybody gets an account of their own that is good for a while", async () => {
  const turn = ["turn:turn.example.org", "turns:turn.example.org:443?transport=tcp"];
  const ice = { stunUrls: ["stun:stun.example.org"], turnUrls: turn, turnSecret, turnTtlMs: 600_000 };
  app = await testApp({ ice });
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
    ttl: 600,
  });
});
