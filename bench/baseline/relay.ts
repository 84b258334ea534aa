import type { Server as HttpServer } from "node:http";
import { Server, type Socket } from "socket.io";

/** Who connects: the room, and one of its two seats. */
export interface Seat {
  readonly room: string;
  readonly seat: "caller" | "callee";
}

/** Gives the message to the other seat of the room, and the acknowledgement back. Nothing is checked or kept. */
export function attachRelay(server: HttpServer): void {
  const io = new Server(server, { transports: ["websocket"], perMessageDeflate: false, serveClient: false });
  const sockets = new Map<string, Socket>();
  io.on("connection", (socket) => {
    const { room, seat } = socket.handshake.auth as Seat;
    const other = `${room}/${seat === "caller" ? "callee" : "caller"}`;
    sockets.set(`${room}/${seat}`, socket);
    socket.on("relay", (message: unknown, ack: (reply: unknown) => void) => {
      void sockets.get(other)?.emitWithAck("relay", message).then(ack);
    });
  });
}
