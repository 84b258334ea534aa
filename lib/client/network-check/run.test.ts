import { describe, expect, test } from "vitest";
import { reportOf } from "./report";
import { runChecks } from "./run";
import { summaryOf } from "./summary";
import { checkWorld, gathering, host, looping, type Network, opened, reflexive, relay } from "./testing";
import { type CheckName, checkNames, type Rows } from "./types";
import type { CheckWorld } from "./world";

const run = (changes?: Parameters<typeof checkWorld>[0]) => runChecks(checkWorld(changes), () => undefined);
const row = (rows: Rows, name: CheckName) => rows.find((each) => each.name === name);
const verdict = (rows: Rows) => summaryOf(rows)?.verdict;
/** The relay and the STUN server as given; the rest is well. */
const on = (turn: Network, stun: Network = { found: [host, reflexive(7000)] }) =>
  run((clock) => ({ gather: gathering(clock, (url) => (url.startsWith("turn") ? turn : stun)) }));
const servers = (urls: string[], iceTransportPolicy: RTCIceTransportPolicy = "all") => ({
  iceServers: () => Promise.resolve({ iceServers: urls.length > 0 ? [{ urls }] : [], iceTransportPolicy }),
});

test("where everything is well each check says so, with its figures", async () => {
  const told: Rows[] = [];
  const rows = await runChecks(checkWorld(), (now) => told.push(now));
  expect(rows.map(({ name, state }) => [name, state])).toEqual(checkNames.map((name) => [name, "good"]));
  expect(row(rows, "camera")).toMatchObject({ figures: { width: 1280, height: 720 } });
  expect(row(rows, "server")).toMatchObject({ figures: { ms: 12 } });
  expect(row(rows, "turnUdp")).toMatchObject({ figures: { lossPercent: 0, medianMs: 8, worstMs: 8 } });
  expect(verdict(rows)).toBe("works");
  // One at a time, in their order, each told as it begins and as it ends.
  const running = told.map((now) => now.filter(({ state }) => state === "running").length);
  expect(running).toEqual(Array.from({ length: 18 }, (_, index) => (index % 2 === 0 ? 1 : 0)));
});

describe("The browser and its devices", () => {
  test.each<[string, Partial<CheckWorld>, CheckName, string, string]>([
    ["not over https", { isSecure: false }, "browser", "insecure", "browser"],
    ["without WebRTC", { hasWebrtc: false }, "browser", "noWebrtc", "browser"],
    [
      "refused",
      { open: () => Promise.resolve(opened({ problem: "denied" })) },
      "microphone",
      "denied",
      "microphone",
    ],
    [
      "in use",
      { open: () => Promise.resolve(opened({ problem: "in_use" })) },
      "camera",
      "inUse",
      "microphone",
    ],
    ["silent", { open: () => Promise.resolve(opened({ level: () => 0 })) }, "microphone", "silent", "works"],
    ["never answered", { open: () => new Promise(() => undefined) }, "microphone", "denied", "microphone"],
    ["in a call", { inCall: () => true }, "camera", "inCall", "works"],
  ])("%s", async (_title, changes, name, reason, told) => {
    const rows = await run(() => changes);
    expect(row(rows, name)).toMatchObject({ reason });
    expect(verdict(rows)).toBe(told);
  });

  test("are let go, also those that come too late", async () => {
    let open = 0;
    await run((clock) => ({
      open: (device) => {
        open += 1;
        const it = opened({ close: () => void (open -= 1) });
        if (device === "camera") return Promise.resolve(it);
        return new Promise((resolve) => void clock.after(31_000, () => resolve(it)));
      },
    }));
    expect(open).toBe(0);
  });
});

describe("The server", () => {
  test.each<[string, CheckWorld["ping"]]>([
    ["that does not answer", () => Promise.reject(new Error("no network"))],
    ["that hangs", () => new Promise(() => undefined)],
  ])("%s stops every call", async (_title, ping) => {
    const rows = await run(() => ({ ping }));
    expect(row(rows, "server")).toMatchObject({ state: "failed", reason: "noServer" });
    expect(verdict(rows)).toBe("server");
  });

  test("without a socket, or slow, is a warning", async () => {
    const noSocket = await run(() => ({ socketIsOpen: () => false }));
    expect(row(noSocket, "server")).toMatchObject({ state: "warning", reason: "noSocket" });
    const slow = await run((clock) => ({
      ping: () => new Promise<void>((done) => void clock.after(900, done)),
    }));
    expect(row(slow, "server")).toMatchObject({ reason: "slowServer", figures: { ms: 900 } });
  });

  test("that does not name its relays leaves the way unknown", async () => {
    const rows = await run(() => ({ iceServers: () => Promise.reject(new Error("429")) }));
    expect(row(rows, "stun")).toMatchObject({ state: "skipped", reason: "notKnown" });
    expect(verdict(rows)).toBe("unknownPath");
  });

  test("that has none is told of the variables to set", async () => {
    const rows = await run(() => servers([]));
    expect(row(rows, "stun")).toMatchObject({ state: "skipped", reason: "noStun" });
    expect(row(rows, "turnTls")).toMatchObject({ state: "skipped", reason: "noTurn" });
    expect(verdict(rows)).toBe("unknownPath");
  });

  test("that offers its relay in one way is told which others are missing", async () => {
    const rows = await run(() => servers(["turn:relay"]));
    expect(row(rows, "turnUdp")).toMatchObject({ state: "good" });
    expect(row(rows, "turnTcp")).toMatchObject({ state: "skipped", reason: "noTurnTcp" });
    expect(row(rows, "turnTls")).toMatchObject({ state: "skipped", reason: "noTurnTls" });
  });

  test("that relays everything is told whether it can", async () => {
    const byPolicy = (network: Network) =>
      run((clock) => ({ ...servers(["turn:relay"], "relay"), gather: gathering(clock, () => network) }));
    const well = await byPolicy({ found: [relay] });
    expect(row(well, "direct")).toMatchObject({ state: "skipped", reason: "relayOnly" });
    expect(verdict(well)).toBe("relayByPolicy");
    expect(verdict(await byPolicy({ errors: [701] }))).toBe("relayBroken");
  });
});

describe("STUN", () => {
  test.each<[string, Network, string, string]>([
    ["one address for all", { found: [host, reflexive(7000)] }, "translated", "works"],
    ["another for each", { found: [host, reflexive(7000), reflexive(7001)] }, "symmetric", "relay"],
    ["no router between", { found: [host] }, "untranslated", "works"],
    ["no answer", { found: [host], errors: [701] }, "stunUnreachable", "relay"],
    ["no end", { silent: true }, "stunUnreachable", "relay"],
  ])("%s", async (_title, network, reason, told) => {
    const rows = await on({ found: [relay] }, network);
    expect(row(rows, "stun")).toMatchObject({ reason });
    expect(verdict(rows)).toBe(told);
  });

  test("without a relay a strict network is a dead end, and which one is said", async () => {
    const none = { errors: [701] };
    expect(verdict(await on(none, none))).toBe("blocked");
    expect(verdict(await on(none, { found: [reflexive(7000), reflexive(7001)] }))).toBe("symmetric");
    expect(verdict(await on(none))).toBe("worksDirectly");
  });
});

describe("TURN", () => {
  test.each<[Network, string]>([
    [{ errors: [401] }, "wrongSecret"],
    [{ errors: [441] }, "wrongSecret"],
    [{ errors: [486] }, "turnRefused"],
    [{ errors: [701] }, "turnUnreachable"],
    [{ errors: [701, 401] }, "wrongSecret"],
    [{}, "turnSilent"],
    [{ silent: true }, "turnSilent"],
  ])("%j is told as %s", async (network, reason) => {
    expect(row(await on(network), "turnUdp")).toMatchObject({ state: "failed", reason });
  });

  test("that gives a place and lets nothing through is told as that", async () => {
    const lost = await run((clock) => ({ loop: looping(clock, 8, () => true) }));
    expect(row(lost, "turnUdp")).toMatchObject({ state: "failed", reason: "noMedia" });
    const shut = await run((clock) => ({
      loop: (...given) => ({ ...looping(clock, 8)(...given), opened: new Promise(() => undefined) }),
    }));
    expect(row(shut, "turnUdp")).toMatchObject({ state: "failed", reason: "noMedia" });
  });

  test("that loses a tenth, or takes long, is a warning with how much", async () => {
    const lossy = await run((clock) => ({ loop: looping(clock, 8, (number) => number % 10 === 0) }));
    expect(row(lossy, "turnTcp")).toMatchObject({
      reason: "lossy",
      figures: { lossPercent: 10, medianMs: 8 },
    });
    const slow = await run((clock) => ({ loop: looping(clock, 600) }));
    expect(row(slow, "turnUdp")).toMatchObject({ state: "warning", reason: "slow" });
  });
});

test("a report holds no address and no account", async () => {
  const report = reportOf(await run(), { at: "2026-01-01T12:00:00.000Z", agent: "A browser" });
  expect(JSON.parse(report)).toMatchObject({ summary: "works", agent: "A browser" });
  expect(report).not.toMatch(/relay:|turns?:|stun:|1:ana|a password/);
});
