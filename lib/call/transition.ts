import { answer } from "./answer";
import { refused, type Turn, unchanged } from "./change";
import { host } from "./host";
import { invite } from "./invite";
import { join, joinAsMember } from "./join";
import { cancel, hangup, leave } from "./leave";
import { media } from "./media";
import { back, gone } from "./presence";
import { reject } from "./reject";
import { ring } from "./ring";
import { participantOf } from "./status";
import type { Call, CallAction, CallSettings, Outcome } from "./types";

/**
 * What an action does to a call at the time `now`. Deadlines that have passed by then are applied first, by who calls
 * this, with `applyDue`. A late or repeated action of the right person returns the same value without a change; only
 * a wrong person or a true conflict is refused.
 *
 * The call:
 * ```
 *            ring              first answer or join
 *   calling ──────► ringing ───────────────────────────► connected
 *      │               │   (also straight from calling)      │
 *      └───────┬───────┘                                     │
 *              ├─ the caller cancels, hangs up or is lost ─► cancelled
 *              ├─ the last callee rejects, as all did ─────► rejected
 *              └─ the last callee's time is up, or some ───► missed
 *                 rejected and some did not                  │
 *                                                            │
 *   1:1: one hangs up or is lost; group: the host hangs up,  ▼
 *   the last one leaves, alone for too long; both: too long  ended
 * ```
 * `ended`, `cancelled`, `rejected` and `missed` are final.
 *
 * A participant (the caller waits in `calling` and is never `ringing` before the call is connected):
 * ```
 *            ring              answer, join
 *   calling ──────► ringing ─────────────────► connected ◄─┐ take-over by
 *      │               │                         │   ▲ └───┘ the newest client
 *      └───────┬───────┘   hangup, leave, lost,  │   │
 *        ▲     │           the call ended        ▼   │ join, while
 *        │     │                               ended ┤ the call lives
 *        │     ├─ reject, hangup, leave ─► rejected ─┤
 *        │     ├─ time is up ────────────► missed ───┤
 *        │     └─ the call is over ──────► cancelled │
 *        └────────── invite, while the call lives ───┘
 * ```
 */
export function transition(call: Call, action: CallAction, now: number, settings: CallSettings): Outcome {
  // A clock that was set back must not let a call end before it began.
  const at = Math.max(now, call.connectedAt ?? call.createdAt);
  const me = participantOf(call, action.userId);
  return me && !me.hidden
    ? byParticipant({ call, me, at, settings }, action)
    : byOutsider({ call, at, settings }, action);
}

function byParticipant(turn: Turn, action: CallAction): Outcome {
  switch (action.type) {
    case "ring":
      return ring(turn, action);
    case "answer":
      return answer(turn, action);
    case "reject":
      return reject(turn, action);
    case "cancel":
      return cancel(turn);
    case "hangup":
      return hangup(turn);
    case "leave":
      return leave(turn);
    case "invite":
      return invite(turn, action);
    case "join":
      return join(turn, action);
    case "media":
      return media(turn, action);
    case "host":
      return host(turn, action);
    case "gone":
      return gone(turn, action);
    case "back":
      return back(turn, action);
    default:
      return action satisfies never;
  }
}

function byOutsider(turn: Omit<Turn, "me">, action: CallAction): Outcome {
  if (action.type === "join") return joinAsMember(turn, action);
  const presence = action.type === "gone" || action.type === "back";
  return presence ? unchanged(turn.call) : refused(turn.call, "NOT_A_PARTICIPANT");
}
