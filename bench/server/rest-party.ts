import { endpoints } from "@/lib/contract";
import type { Scope } from "../scope";
import { openAgent, send } from "./http";
import type { Person } from "./people";
import { accepted, type Party } from "./party";

/** A side that speaks over REST and holds no socket: it asks what rings, and signals to it are stored. */
export function restParty(scope: Scope, url: string, { userId, token }: Person): Party {
  const rest = restDoor(scope, url, { Authorization: `Bearer ${token}` });
  return {
    userId,
    command: (name, body) => rest(name, body),
    ring: async () => {
      await rest("active", undefined, userId);
    },
    told: () => Promise.resolve(),
  };
}

/** A side that speaks over REST and hears over a socket, both as the same client. */
export function restPartyWithSocket(scope: Scope, url: string, person: Person, socket: Party): Party {
  const headers = { Authorization: `Bearer ${person.token}`, "X-Client-Id": person.clientId };
  const rest = restDoor(scope, url, headers);
  return { ...socket, command: (name, body) => rest(name, body) };
}

function restDoor(scope: Scope, url: string, headers: Readonly<Record<string, string>>) {
  const agent = openAgent();
  scope.onEnd(() => Promise.resolve(agent.destroy()));
  return async (name: string, body: object | undefined, parameter = ""): Promise<unknown> => {
    const endpoint = Object.values(endpoints).find((each) => "command" in each && each.command === name);
    if (!endpoint) throw new Error(`there is no command ${name}`);
    const { method, path } = endpoint;
    const address = `${url}/api/v1${path.replace(/:\w+$/, parameter)}`;
    const answered = await send(agent, address, { method, headers, body });
    return accepted(name, JSON.parse(answered.body));
  };
}
