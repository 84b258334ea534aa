import { io, type Socket } from "socket.io-client";
import type { ClientToServer, ServerToClient } from "@/lib/contract";
import type { Access, Clock, OpenWire, WireEvents } from "./ports";

/** Without a reply for so long a command counts as lost. */
const replyMs = 10_000;
/** A new token is asked for when the old one has no more than this left. */
const renewMs = 50_000;
/** After a refusal that a new token did not cure. */
const retryMs = 2_000;

export interface SocketOptions {
  /** Of the server; this page's own by default. */
  readonly url?: string;
  /** Who this page belongs to. */
  readonly userId: string;
  /** A valid access token, or null when nobody is signed in; rejects when that cannot be found out. */
  readonly access: () => Promise<Access | null>;
  /** The server did not accept the token: the next `access` must get a new one. */
  readonly forget: () => void;
  readonly clock: Clock;
}

/** The wire of the browser: Socket.IO, WebSocket first. */
export const socketWire =
  (options: SocketOptions): OpenWire =>
  (clientId, events) => {
    const { clock } = options;
    let cancelTimer = () => {};
    let closed = false;

    const socket: Socket<ServerToClient, ClientToServer> = io(options.url ?? "", {
      autoConnect: false,
      transports: ["websocket", "polling"],
      tryAllTransports: true,
      reconnectionDelay: 250,
      reconnectionDelayMax: 3_000,
      timeout: 5_000,
      forceNew: true,
      auth: (reply) => void identify(reply),
    });

    const close = () => {
      closed = true;
      cancelTimer();
      socket.disconnect();
    };
    const refuse = (why: Parameters<WireEvents["refused"]>[0]) => {
      close();
      events.refused(why);
    };
    const later = (ms: number, task: () => void) => {
      cancelTimer();
      cancelTimer = clock.after(ms, task);
    };

    /** The token to go on with; null when this phone must not act any more, undefined when it is not known now. */
    const token = async (): Promise<string | null | undefined> => {
      try {
        const access = await options.access();
        if (closed) return null;
        if (access === null || access.userId !== options.userId) {
          refuse(access === null ? "signed_out" : "other_account");
          return null;
        }
        later(Math.max(retryMs, access.expiresAt - clock.now() - renewMs), () => void renew());
        return access.token;
      } catch {
        return undefined;
      }
    };
    const identify = async (reply: (auth: object) => void) => {
      const now = await token();
      if (now !== null) reply({ token: now ?? "", clientId });
    };
    const renew = async () => {
      const now = await token();
      if (now === undefined) later(retryMs, () => void renew());
      else if (now !== null) socket.emit("authenticate", now, () => {});
    };
    const again = () => {
      options.forget();
      later(retryMs, () => socket.connect());
    };

    socket.on("connect", () => events.online());
    socket.on("disconnect", (reason) => {
      if (closed) return;
      events.offline();
      if (reason !== "io server disconnect") return;
      options.forget();
      socket.connect();
    });
    socket.on("connect_error", () => {
      if (closed) return;
      events.offline();
      if (!socket.active) again();
    });
    socket.on("present", (message, ack) => ack(events.present(message)));
    socket.on("call", (message, ack) => ack(events.call(message)));
    socket.on("signal", (message, ack) => {
      events.signal(message);
      ack();
    });
    socket.on("presence", (message) => events.presence(message));
    socket.on("group", (message) => events.group(message));
    socket.on("device", (message) => events.device(message));
    socket.on("note", (message) => events.note(message));
    socket.on("missed", (message) => events.missed(message));
    socket.connect();

    return {
      close,
      command: (name, body) => socket.timeout(replyMs).emitWithAck("command", name, body),
      hasten: () => {
        if (!closed && !socket.connected) socket.disconnect().connect();
      },
    };
  };
