import type { endpoints } from "@/lib/contract";
import type { StreamCommand } from "../commands/command";
import { openEvents } from "./open";
import { poll } from "./poll";
import { streamOf } from "./stream";

/** What happens, as a stream; or with `wait` as the reply to one question. Errors: UNAUTHORIZED, UNAVAILABLE. */
export const events: StreamCommand<typeof endpoints.events> = async (
  live,
  { wait, ...listening },
  listener,
) => {
  if (wait !== undefined) return poll(live, listener, { ...listening, wait });
  const client = await openEvents(live, listener, listening);
  return streamOf(client, live.settings.eventsHeartbeatMs, listener.gone);
};
