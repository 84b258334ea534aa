import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { Server, type Socket } from "socket.io";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ClientToServer, ServerToClient } from "@/lib/contract";
import { browserClock } from "./clock";
import type { Access, Wire, WireEvents } from "./ports";
import { socketWire, type SocketOptions } from "./socket";
import { FakeClock } from "./testing/clock";

const until = (check: () => void) => vi.waitFor(check, { interval: 5, timeout: 8_000 });

let server: Server<ClientToServer, ServerToClient>;
let url = "";
const wires: Wire[] = [];

beforeEach(async () => {
  const http = createServer();
  server = new Server(http);
  await new Promise<void>((resolve) => http.listen(0, "127.0.0.1", resolve));
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
});
afterEach(async () => {
  for (const wire of wires.splice(0)) wire.close();
  await server.close();
});

const hour = 3_600_000;
const accessOf = (userId: string, token = "token"): Access => ({
  token,
  userId,
  expiresAt: Date.now() + hour,
});

/** A wire to the server of this test; what it tells is noted. */
function wire(options: Partial<SocketOptions> = {}) {
  const heard: string[] = [];
  const events: WireEvents = {
    online: () => heard.push("online"),
    offline: () => heard.push("offline"),
    refused: (why) => heard.push(why),
    present: ({ calls }) => (heard.push("present"), { ringing: calls.map((call) => call.id) }),
    call: ({ call }) => (heard.push("call"), { ringing: [call.id] }),
    signal: () => heard.push("signal"),
    presence: () => heard.push("presence"),
    group: ({ groupId }) => heard.push(`group ${groupId}`),
    device: ({ deviceId }) => heard.push(`device ${deviceId}`),
    note: ({ id }) => heard.push(`note ${id}`),
    missed: ({ missed }) => heard.push(`missed ${missed}`),
  };
  const all = {
    ...{ url, userId: "ana", clock: browserClock, forget: vi.fn() },
    access: vi.fn(() => Promise.resolve<Access | null>(accessOf("ana"))),
    ...options,
  };
  const open = socketWire(all)("tab", events);
  wires.push(open);
  return { wire: open, heard, ...all };
}

describe("The connection to the server", () => {
  it("introduces itself with a token and the name of the tab", async () => {
    const { heard } = wire();
    await until(() => expect(heard).toContain("online"));
    const [socket] = await server.fetchSockets();
    expect(socket?.handshake.auth).toEqual({ token: "token", clientId: "tab" });
  });

  it("hands over what the server says, and confirms it with what rings", async () => {
    const connected = new Promise<Socket<ClientToServer, ServerToClient>>((resolve) => {
      server.on("connection", resolve);
    });
    const { heard } = wire();
    const socket = await connected;
    const message = { serverTime: "", calls: [], signals: [] };
    expect(await socket.timeout(2_000).emitWithAck("present", message)).toEqual({ ringing: [] });
    socket.emit("device", { callId: "1", deviceType: "videoinput", deviceId: "camera-2" });
    socket.emit("group", { groupId: "family", activeCall: null });
    const said = ["online", "present", "device camera-2", "group family"];
    await until(() => expect(heard).toEqual(said));
  });

  it("asks with commands and gets their replies", async () => {
    server.on("connection", (socket) => socket.on("command", (name, body, ack) => ack({ name, body })));
    const { wire: open, heard } = wire();
    await until(() => expect(heard).toContain("online"));
    expect(await open.command("hangup", { callId: "1" })).toEqual({ name: "hangup", body: { callId: "1" } });
  });

  it("comes back when it broke, with a fresh token", async () => {
    const { heard, access } = wire();
    await until(() => expect(heard).toEqual(["online"]));
    server.sockets.sockets.forEach((socket) => socket.conn.close());
    await until(() => expect(heard).toEqual(["online", "offline", "online"]));
    expect(access).toHaveBeenCalledTimes(2);
  });

  it("comes back with a new token when the server has ended it", async () => {
    const { heard, forget } = wire();
    await until(() => expect(heard).toEqual(["online"]));
    server.disconnectSockets();
    await until(() => expect(heard).toEqual(["online", "offline", "online"]));
    expect(forget).toHaveBeenCalledOnce();
  });

  it("gets another token when one is not accepted", async () => {
    const tokens = ["stale", "good"];
    server.use((socket, next) =>
      next(socket.handshake.auth.token === "good" ? undefined : new Error("UNAUTHORIZED")),
    );
    const clock = new FakeClock();
    const access = () => Promise.resolve(accessOf("ana", tokens.shift()));
    const { heard, forget } = wire({ access, clock });
    await until(() => expect(forget).toHaveBeenCalledOnce());
    clock.pass(2_000);
    await until(() => expect(heard.at(-1)).toBe("online"));
  });

  it.each([
    ["nobody is signed in", null, "signed_out"],
    ["somebody else is signed in", accessOf("li"), "other_account"],
  ])("ends for good when %s", async (_words, access, expected) => {
    const { heard, wire: open } = wire({ access: () => Promise.resolve(access) });
    await until(() => expect(heard).toEqual([expected]));
    open.hasten();
    expect(await server.fetchSockets()).toEqual([]);
  });

  it("renews the token of the connection before it expires", async () => {
    const renewed: string[] = [];
    server.on("connection", (socket) => socket.on("authenticate", (token) => renewed.push(token)));
    const clock = new FakeClock();
    const tokens = ["first", "second"];
    const access = () =>
      Promise.resolve({ token: tokens.shift() ?? "more", userId: "ana", expiresAt: clock.now() + 600_000 });
    const { heard } = wire({ clock, access });
    await until(() => expect(heard).toContain("online"));
    clock.pass(549_000);
    expect(tokens).toEqual(["second"]);
    clock.pass(1_000);
    await until(() => expect(renewed).toEqual(["second"]));
  });
});
