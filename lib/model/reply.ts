import type { Call, Reply } from "./types";

export const ok = (body: Reply["body"] = {}): Reply => ({ code: "ok", body });

/** A refusal, with the call that stands in the way; whatever was changed on the way to it is forgotten. */
export const refused = (code: string, inTheWay?: Call): Reply =>
  inTheWay ? { code, body: { call: inTheWay.id } } : { code };
