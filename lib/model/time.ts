import { close, finish, isLive, isRung, settle } from "./call";
import { keepLastViews } from "./read";
import type { Call, World } from "./types";

/** Section 3, the deadlines. What is due happens in its order, each at its own moment. */
export function pass(before: World, ms: number): World {
  const world = structuredClone(before);
  const until = world.now + ms;
  for (;;) {
    const next = Math.min(...world.calls.filter(isLive).flatMap((call) => deadlines(world, call)));
    if (next > until) break;
    world.now = next;
    for (const call of world.calls) if (isLive(call)) apply(world, call);
    keepLastViews(world);
  }
  world.now = until;
  return world;
}

function deadlines(world: World, call: Call): number[] {
  const { alone, longest } = world.rules;
  return [
    ...call.parts.flatMap(({ ringUntil, seeming }) => [ringUntil ?? [], seeming?.until ?? []].flat()),
    ...(call.aloneSince === undefined ? [] : [call.aloneSince + alone]),
    ...(call.connectedAt === undefined ? [] : [call.connectedAt + longest]),
  ];
}

function apply(world: World, call: Call): void {
  const { alone, longest } = world.rules;
  const due = (since: number | undefined, after: number) => since !== undefined && since + after <= world.now;
  if (due(call.connectedAt, longest)) return finish(world, call, "ended", "max_duration");
  if (due(call.aloneSince, alone)) return finish(world, call, "ended", "all_left");
  for (const part of call.parts) if (isRung(part) && due(part.ringUntil, 0)) close(world, part, "missed");
  for (const part of call.parts)
    if (part.seeming?.until !== undefined && due(part.seeming.until, 0)) part.seeming = { status: "missed" };
  settle(world, call);
}
