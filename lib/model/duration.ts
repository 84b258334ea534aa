import type { Call, Part, World } from "./types";

const units = (world: World, ms: number) => Math.floor(ms / world.rules.unit);

/** From connect to end, running while connected, 0 if never connected. In whole units of time. */
export const callUnits = (world: World, { connectedAt, endedAt }: Call) =>
  connectedAt === undefined ? 0 : units(world, (endedAt ?? world.now) - connectedAt);

/** How long this participant has talked, over all of their stays. In whole units of time. */
export const talkUnits = (world: World, { talked, connectedSince }: Part) =>
  units(world, talked + (connectedSince === undefined ? 0 : world.now - connectedSince));
