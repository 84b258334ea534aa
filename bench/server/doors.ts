import type { Databases } from "../database";
import { openRingback } from "../ringback";
import { inLanes } from "../rounds";
import type { Scope } from "../scope";
import { fullCall, type StepTimes, steps } from "./full-call";
import type { Party } from "./party";
import { makePeople, type Person } from "./people";
import { restParty, restPartyWithSocket } from "./rest-party";
import { socketParty } from "./socket-party";
import type { Work } from "./work";

export const doors = ["sockets", "REST and a socket", "REST alone"] as const;
export type Door = (typeof doors)[number];

/** Full calls through one door of a server of its own, between as many pairs of people as there are lanes. */
export async function callsThrough(
  scope: Scope,
  databases: Databases,
  door: Door,
  lanes: number,
): Promise<Work> {
  const ringback = await openRingback(scope, databases, `ringback_${doors.indexOf(door)}`);
  const url = ringback.url.replace("localhost", "127.0.0.1");
  const parties: Party[] = [];
  for (const person of await makePeople(ringback, lanes * 2)) {
    parties.push(await partyThrough(scope, url, door, person));
  }
  return {
    run: async (count) => {
      const times = count === 1 ? 6 : door === "sockets" ? 3 : 1;
      const taken: StepTimes[] = [];
      const each = await inLanes(count, times, async (lane) => {
        const [caller, callee] = [parties[2 * lane], parties[2 * lane + 1]];
        if (caller && callee) taken.push(await fullCall(caller, callee));
      });
      return { each, steps: meanOf(taken) };
    },
  };
}

async function partyThrough(scope: Scope, url: string, door: Door, person: Person): Promise<Party> {
  if (door === "REST alone") return restParty(scope, url, person);
  const socket = await socketParty(scope, url, person);
  return door === "sockets" ? socket : restPartyWithSocket(scope, url, person, socket);
}

function meanOf(taken: readonly StepTimes[]): StepTimes {
  const mean = (step: keyof StepTimes) => taken.reduce((sum, times) => sum + times[step], 0) / taken.length;
  return Object.fromEntries(steps.map((step) => [step, mean(step)])) as StepTimes;
}
