import { codeOf, isFinal, isLive, ownPart, partOf } from "./call";
import { ok, refused } from "./reply";
import type { Call, Host, Mute, Reply, Video, World } from "./types";

/** Section 4, 14. */
export function mute(_: World, call: Call, action: Mute): Reply {
  const refusal = maySet(call, action, action.muted);
  if (refusal) return refusal;
  const part = partOf(call, action.whose);
  if (part) part.muted = action.muted;
  return ok({ muted: action.muted });
}

/** Section 4, 15. */
export function video(_: World, call: Call, action: Video): Reply {
  const refusal = maySet(call, action, !action.enabled);
  if (refusal) return refusal;
  const part = partOf(call, action.whose);
  if (part) part.videoEnabled = action.enabled;
  return ok({ enabled: action.enabled });
}

/** Added: the host of a group hands the role to somebody who is connected. */
export function host(_: World, call: Call, { actor, whom }: Host): Reply {
  if (!ownPart(call, actor)) return refused("NOT_A_PARTICIPANT");
  if (!call.group) return refused("FORBIDDEN");
  if (call.host !== actor && call.host !== whom) return refused("NOT_HOST");
  if (!partOf(call, whom)) return refused("NOT_A_PARTICIPANT");
  if (!isLive(call)) return refused(codeOf(call.status));
  const here = [actor, whom].every((user) => partOf(call, user)?.status === "connected");
  if (!here) return refused("NOT_CONNECTED");
  call.host = whom;
  return ok({ host: whom });
}

/** Own state; the host of a group may switch another's microphone or camera off, and nobody may switch it on. */
function maySet(call: Call, action: Mute | Video, off: boolean): Reply | undefined {
  const own = ownPart(call, action.actor);
  const target = partOf(call, action.whose);
  if (!own) return refused("NOT_A_PARTICIPANT");
  const other = own !== target;
  if (other && !call.group) return refused("FORBIDDEN");
  if (other && call.host !== action.actor) return refused("NOT_HOST");
  if (other && !off) return refused("FORBIDDEN");
  if (!target) return refused("NOT_A_PARTICIPANT");
  // Every 403 comes before the first 409 (section 2).
  if (!isLive(call)) return refused(codeOf(call.status));
  // Silent in the semantics: who is out of the call sets nothing, and only who is connected can be muted by another.
  if (isFinal(own.status)) return refused("NOT_CONNECTED");
  return other && target.status !== "connected" ? refused("NOT_CONNECTED") : undefined;
}
