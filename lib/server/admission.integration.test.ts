import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type * as Sessions from "@/db/sessions";
import { testApp, type TestApp } from "./testing/app";
import { TestClient } from "./testing/client";

/** What happens between the look at a session and the answer. */
let meanwhile: (() => Promise<unknown>) | undefined;

vi.mock("@/db/sessions", async (original) => {
  const sessions = await original<typeof Sessions>();
  const findSession: typeof sessions.findSession = async (db, id) => {
    const found = await sessions.findSession(db, id);
    const work = meanwhile;
    meanwhile = undefined;
    await work?.();
    return found;
  };
  return { ...sessions, findSession };
});

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.stop());

test("a client that connects while its session is ended is shown out", async () => {
  const ana = await app.person("Ana");
  meanwhile = () => ana.rest("POST", "/auth/logout");
  const tab = new TestClient(app.url, ana.id, "tab", ana.token, true);
  await tab.until("was let in", () => tab.connected);
  await tab.until("is shown out", () => !tab.connected);
  expect(tab.presents).toEqual([]);
});
