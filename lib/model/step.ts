import { answer, join } from "./enter";
import { cancel, hangup, leave, reject } from "./end";
import { invite } from "./invite";
import { host, mute, video } from "./media";
import { place } from "./place";
import { active, get, history, keepLastViews } from "./read";
import { refused } from "./reply";
import type { Action, Reply, World } from "./types";

/** What a request changes, and what is replied. A refusal changes nothing. No two requests come at the same moment. */
export function step(before: World, action: Action): { readonly world: World; readonly reply: Reply } {
  const world = structuredClone(before);
  world.now += 1;
  const reply = perform(world, action);
  if (reply.code !== "ok") return { world: before, reply };
  keepLastViews(world);
  return { world, reply };
}

function perform(world: World, action: Action): Reply {
  if (action.kind === "place") return place(world, action);
  if (action.kind === "active") return active(world, action);
  if (action.kind === "history") return history(world, action);
  const call = world.calls.find(({ id }) => id === action.call);
  if (!call) return refused("CALL_NOT_FOUND");
  switch (action.kind) {
    case "answer":
      return answer(world, call, action);
    case "join":
      return join(world, call, action);
    case "reject":
      return reject(world, call, action);
    case "invite":
      return invite(world, call, action);
    case "mute":
      return mute(world, call, action);
    case "video":
      return video(world, call, action);
    case "host":
      return host(world, call, action);
    case "cancel":
      return cancel(world, call, action);
    case "hangup":
      return hangup(world, call, action);
    case "leave":
      return leave(world, call, action);
    case "get":
      return get(world, call, action);
  }
}
