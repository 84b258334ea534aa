import type { Action, Reply, World } from "./types";

const list = (names: readonly string[]) => names.join(", ") || "nobody";
const when = (given: boolean | undefined, text: string) => (given ? text : "");

/** A request as a sentence. */
export function sentence(action: Action): string {
  return `${action.actor} (${action.client}) ${deed(action)}`;
}

function deed(action: Action): string {
  switch (action.kind) {
    case "place":
      return (
        `calls ${list(action.callees)} as ${action.call}: ${action.type}` +
        when(action.ofGroup, ", of the group") +
        when(action.offer, ", with an offer") +
        start(action)
      );
    case "answer":
      return `answers ${action.call}${when(action.answer, " with an answer")}${start(action)}`;
    case "join":
      return `joins ${action.call}${when(action.offer, " with an offer")}${start(action)}`;
    case "reject":
      return `rejects ${action.call}${action.reason ? ` as ${action.reason}` : ""}`;
    case "invite":
      return `invites ${list(action.invitees)} into ${action.call}`;
    case "mute":
      return `${action.muted ? "mutes" : "unmutes"} ${action.whose} in ${action.call}`;
    case "video":
      return `switches the camera of ${action.whose} ${action.enabled ? "on" : "off"} in ${action.call}`;
    case "host":
      return `makes ${action.whom} the host of ${action.call}`;
    case "cancel":
      return `cancels ${action.call}`;
    case "hangup":
      return `hangs up ${action.call}`;
    case "leave":
      return `leaves ${action.call}`;
    case "get":
      return `reads ${action.call}`;
    case "active":
      return "looks for an active call";
    case "history":
      return "reads the history";
  }
}

const start = ({ endOther, muted }: { endOther: boolean; muted?: boolean }) =>
  when(endOther, ", ending the other call") + (muted === undefined ? "" : muted ? ", muted" : ", not muted");

/** Who takes part, as a sentence. */
export function company({ users, members, blocks, rejecters }: World): string {
  const blocking = blocks.map(({ by, of }) => `; ${by} has blocked ${of}`);
  const busy = rejecters.map((user) => `; ${user} takes no second call`);
  return [`${list(users)}; in the group: ${list(members)}`, ...blocking, ...busy].join("");
}

/** What was replied, in short. */
export function outcome({ code, body }: Reply): string {
  return body && Object.keys(body).length > 0 ? `${code} ${JSON.stringify(body)}` : code;
}
