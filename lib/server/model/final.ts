import type { CallDetail } from "@/lib/contract";
import { type Action, clients, listener, same } from "@/lib/model";
import { callSeenBy } from "./look";
import type { Play } from "./play";
import { viewOf } from "./views";

/** What is looked at when a history is over: the present call and the history of everybody, and what they were told. */
export async function lastLook(play: Play): Promise<void> {
  await play.lookAtAll();
  await readAll(play);
  await checkPushes(play);
}

async function readAll(play: Play): Promise<void> {
  const { stage, world } = play;
  const listens = (actor: string) => stage.listeners.has(actor);
  await play.read([
    ...world.users.map((actor): Action => ({ kind: "history", actor, client: listener })),
    ...world.users.filter(listens).map((actor): Action => ({ kind: "active", actor, client: listener })),
  ]);
  // Where there is no client on a socket the read makes it ring.
  for (const actor of world.users)
    if (!listens(actor)) await play.request([{ kind: "active", actor, client: clients[0] }]);
}

/** Each listener heard of each own call, in order, up to what GET shows; of other people's calls nothing. */
async function checkPushes(play: Play): Promise<void> {
  const { stage, world } = play;
  for (const [name, client] of stage.listeners) {
    for (const { id } of world.calls) {
      const callId = stage.callId(id);
      const heard = () => client.pushes.filter(({ call }) => call.id === callId);
      const shown = await callSeenBy(stage, id, name);
      if (shown) {
        await client.until(`has heard of ${id}`, () => (heard().at(-1)?.seq ?? 0) >= shown.version);
        checkOrder(
          play,
          name,
          heard().map(({ call }) => call),
          shown,
        );
      } else if (heard().length > 0) play.fail(`${name} heard of ${id}, which is none of their business`);
    }
  }
}

function checkOrder(play: Play, name: string, heard: readonly CallDetail[], shown: CallDetail): void {
  // The newest event may be told again, when it looks as if nobody had been told; never an older one after it.
  const versions = heard.map(({ version }) => version);
  if (versions.some((version, index) => index > 0 && version < (versions[index - 1] ?? 0)))
    play.fail(`${name} heard of ${play.stage.callName(shown.id)} in the order ${versions.join(" ")}`);
  const last = heard.at(-1);
  // What depends on the moment of reading is left out.
  const lasting = (call: CallDetail) => ({ ...viewOf(play.stage, call), units: 0, waiting: undefined });
  if (!last || !same(lasting(last), lasting(shown)))
    play.fail(`${name} heard last ${JSON.stringify(last)},\n   and reads ${JSON.stringify(shown)}`);
}
