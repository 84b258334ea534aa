import type { IceConfiguration } from "../ice";
import { gather } from "./gather";
import type { Finding } from "./types";
import { urlsOf } from "./urls";
import type { CheckWorld, Found } from "./world";

/** A router that gives one port of this machine another port for each server that is asked (RFC 4787, 4.1). */
export function isSymmetric(found: readonly Found[]): boolean {
  const seen = new Map<number, number>();
  return found.some(({ type, port, relatedPort }) => {
    if (type !== "srflx" || relatedPort === 0) return false;
    const before = seen.get(relatedPort);
    seen.set(relatedPort, port);
    return before !== undefined && before !== port;
  });
}

/** Whether this machine learns under which address the world sees it. */
export async function checkStun(world: CheckWorld, { iceServers }: IceConfiguration): Promise<Finding> {
  const urls = urlsOf(iceServers).filter((url) => /^stuns?:/.test(url));
  if (urls.length === 0) return { state: "skipped", reason: "noStun" };
  const { clock } = world;
  const begun = clock.now();
  let ms: number | undefined;
  const { found, errors } = await gather(world, { iceServers: [{ urls }] }, (all) => {
    const reflexive = all.filter(({ type }) => type === "srflx").length;
    if (reflexive > 0) ms ??= clock.now() - begun;
    // With one server there is one answer; with several they are compared.
    return urls.length === 1 && reflexive > 0;
  });
  if (ms !== undefined) {
    return isSymmetric(found)
      ? { state: "warning", reason: "symmetric", figures: { ms } }
      : { state: "good", reason: "translated", figures: { ms } };
  }
  // What is seen from outside as it is has no candidate of its own.
  if (errors.length === 0 && found.length > 0) return { state: "good", reason: "untranslated" };
  return { state: "failed", reason: "stunUnreachable" };
}
