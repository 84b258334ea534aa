import type { Server } from "node:http";
import type { AddressInfo } from "node:net";

// Whoever started this process has gone.
process.once("disconnect", () => process.exit());

/** Says a number to the process that started this one. */
export function tellParent(value: number): void {
  process.send?.(value);
}

/** Listens on a free port of this machine and says which. */
export function listen(server: Server): void {
  server.listen(0, "127.0.0.1", () => tellParent((server.address() as AddressInfo).port));
}
