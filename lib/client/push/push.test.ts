import { describe, expect, it, test } from "vitest";
import { createPush, type PushWorld, type Support } from "./push";

/** A browser, its push service and our server. */
function browser(change: { support?: Support; permission?: NotificationPermission; wanted?: boolean } = {}) {
  const state = {
    support: change.support ?? "yes",
    permission: change.permission ?? "default",
    answer: "granted" as NotificationPermission,
    wanted: change.wanted ?? false,
    subscribed: false,
    kept: false,
    service: true,
    server: true,
  };
  const server = (done: () => void) =>
    state.server ? Promise.resolve(done()) : Promise.reject(new Error("no network"));
  const world: PushWorld = {
    support: () => state.support,
    permission: () => state.permission,
    askPermission: () => Promise.resolve((state.permission = state.answer)),
    subscribe: () => {
      if (!state.service) return Promise.reject(new Error("no push service"));
      state.subscribed = true;
      return Promise.resolve({ endpoint: "https://push.example.net/lei" });
    },
    drop: () => Promise.resolve(void (state.subscribed = false)),
    server: {
      key: () => server(() => undefined).then(() => "key"),
      keep: () => server(() => (state.kept = true)),
      forget: () => server(() => (state.kept = false)),
      test: () => server(() => undefined).then(() => state.kept),
    },
    wanted: { get: () => state.wanted, set: (on) => void (state.wanted = on) },
  };
  return { state, push: createPush(world) };
}

describe("Notifications", () => {
  it("are off at first, and nobody is asked for anything", async () => {
    const { push, state } = browser();
    expect(push.getSnapshot().state).toBe("loading");
    await push.start();
    expect([push.getSnapshot().state, state.permission, state.subscribed]).toEqual(["off", "default", false]);
  });

  it("are switched on, and go on when a page comes", async () => {
    const { push, state } = browser();
    await push.turnOn();
    expect([push.getSnapshot(), state]).toMatchObject([
      { state: "on", busy: false },
      { wanted: true, kept: true },
    ]);
    const again = browser({ permission: "granted", wanted: true });
    await again.push.start();
    expect([again.push.getSnapshot().state, again.state.kept]).toEqual(["on", true]);
  });

  it("are switched off although the server does not hear of it", async () => {
    const { push, state } = browser();
    await push.turnOn();
    state.server = false;
    await push.turnOff();
    expect([push.getSnapshot().state, state.subscribed, state.wanted]).toEqual(["off", false, false]);
  });

  test.each<[NotificationPermission, string]>([
    ["denied", "blocked"],
    ["default", "off"],
  ])("to which somebody says %s are %s", async (answer, expected) => {
    const { push, state } = browser();
    state.answer = answer;
    await push.turnOn();
    expect([push.getSnapshot().state, state.wanted]).toEqual([expected, false]);
  });

  test.each<Support>(["insecure", "unsupported", "install"])(
    "say why they are not there: %s",
    async (support) => {
      const { push } = browser({ support });
      await push.start();
      expect(push.getSnapshot().state).toBe(support);
    },
  );

  it("say what is in the way, and a page that has just come says nothing", async () => {
    const { push, state } = browser();
    state.service = false;
    await push.turnOn();
    expect(push.getSnapshot()).toMatchObject({ state: "off", problem: "service" });
    state.server = false;
    await push.turnOn();
    expect(push.getSnapshot()).toMatchObject({ state: "off", problem: "server" });
    await push.start();
    expect(push.getSnapshot()).toMatchObject({ state: "off", problem: undefined });
  });

  it("are tried out, and it is said whether that went well", async () => {
    const { push, state } = browser();
    await push.turnOn();
    await push.sendTest();
    expect(push.getSnapshot().test).toBe("sent");
    state.server = false;
    await push.sendTest();
    expect(push.getSnapshot().test).toBe("failed");
  });
});
