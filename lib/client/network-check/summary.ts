import type { CheckName, Reason, Rows } from "./types";

export type Verdict =
  | "works"
  | "worksDirectly"
  | "relay"
  | "relayByPolicy"
  | "unknownPath"
  | "microphone"
  | "browser"
  | "server"
  | "blocked"
  | "symmetric"
  | "relayBroken";

export interface Summary {
  readonly state: "good" | "warning" | "failed";
  readonly verdict: Verdict;
}

/** Which way media will take. */
function wayOf(rows: Rows, reason: (name: CheckName) => Reason | undefined): Summary {
  const turns = rows.filter(({ name }) => name.startsWith("turn"));
  const relays = turns.some(({ state }) => state === "good" || state === "warning");
  const relayOffered = turns.some(({ state }) => state !== "skipped");
  if (reason("direct") === "relayOnly") {
    return relays ? { state: "good", verdict: "relayByPolicy" } : { state: "failed", verdict: "relayBroken" };
  }
  const stun = reason("stun");
  if (stun === "translated" || stun === "untranslated") {
    if (relays) return { state: "good", verdict: "works" };
    // Without a relay it depends on the network of the others.
    return { state: relayOffered ? "warning" : "good", verdict: "worksDirectly" };
  }
  if (stun === "symmetric" || stun === "stunUnreachable") {
    if (relays) return { state: "warning", verdict: "relay" };
    return { state: "failed", verdict: stun === "symmetric" ? "symmetric" : "blocked" };
  }
  if (relays) return { state: "good", verdict: "works" };
  return relayOffered
    ? { state: "failed", verdict: "relayBroken" }
    : { state: "warning", verdict: "unknownPath" };
}

/** Whether calls will work here; undefined before everything has been looked at. */
export function summaryOf(rows: Rows): Summary | undefined {
  if (rows.some(({ state }) => state === "waiting" || state === "running")) return undefined;
  const failed = (name: CheckName) => rows.some((row) => row.name === name && row.state === "failed");
  const reason = (name: CheckName) => {
    const row = rows.find((each) => each.name === name);
    return row && "reason" in row ? row.reason : undefined;
  };
  if (failed("browser")) return { state: "failed", verdict: "browser" };
  if (failed("server")) return { state: "failed", verdict: "server" };
  const way = wayOf(rows, reason);
  if (way.state !== "failed" && failed("microphone")) return { state: "warning", verdict: "microphone" };
  return way;
}
