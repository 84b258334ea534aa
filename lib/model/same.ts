import type { Call, World } from "./types";

/** Equal values, whatever the order of their members. */
export const same = (a: unknown, b: unknown) => stable(a) === stable(b);

export function stable(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    inner && typeof inner === "object" && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/**
 * Worlds that nobody will ever tell apart, once each: of the moments in a call only the order counts, and in which unit
 * of time each is. Without this every few requests at once would leave as many worlds as they have orders.
 */
export function distinct(worlds: readonly World[]): World[] {
  return [...new Map(worlds.map((world) => [stable(essence(world)), world])).values()];
}

function essence({ calls, now, rules }: World): unknown {
  const unit = (time: number) => Math.floor(time / rules.unit);
  return { now: unit(now), calls: calls.map((call) => ranked(call, unit)) };
}

function ranked(call: Call, unit: (time: number) => number): unknown {
  const own = [call.connectedAt, call.endedAt, call.aloneSince];
  const times = [
    ...own,
    ...call.parts.flatMap(({ ringUntil, connectedSince, seeming }) => [
      ringUntil,
      connectedSince,
      seeming?.until,
    ]),
  ];
  const order = [...new Set(times)].sort((a, b) => (a ?? 0) - (b ?? 0));
  const rank = (time: number | undefined) => time !== undefined && [unit(time), order.indexOf(time)];
  return {
    ...call,
    times: own.map(rank),
    connectedAt: 0,
    endedAt: 0,
    aloneSince: 0,
    parts: call.parts.map((part) => ({
      ...part,
      seeming: part.seeming && [part.seeming.status, rank(part.seeming.until)],
      ringUntil: rank(part.ringUntil),
      connectedSince: rank(part.connectedSince),
      talked: unit(part.talked),
    })),
  };
}
