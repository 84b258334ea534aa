import type { Db } from "@/db/client";
import { reachOf } from "@/db/reach";
import { busyRejecters, findPeople } from "@/db/users";
import { type Call, type Outcome, type Skipped, splitInvitees, transition } from "@/lib/call";
import { ApiError, type endpoints, type InputOf, type ReplyOf } from "@/lib/contract";
import { act } from "../calls/act";
import { repeatable } from "../calls/repeatable";
import type { Live } from "../live";
import { declineFor } from "./busy";
import type { Command } from "./command";

type Input = InputOf<typeof endpoints.invite>;
type Reply = ReplyOf<typeof endpoints.invite>;

function replyOf(invited: readonly string[], skipped: readonly Skipped[]): Reply {
  const aside = skipped.length > 0 ? { skipped: [...skipped] } : {};
  return { success: true, invited: [...invited], ...aside };
}

/** Lets it ring, and declines at once for those whose setting says so. Errors: USER_NOT_FOUND. */
async function decide(
  live: Live,
  tx: Db,
  call: Call,
  now: number,
  { inviterId, inviteeIds }: Input,
): Promise<Outcome> {
  const known = await findPeople(tx, { ids: inviteeIds, shown: live.settings });
  const missing = [...new Set(inviteeIds)].filter((userId) => known.every(({ id }) => id !== userId));
  if (missing.length > 0) throw new ApiError("USER_NOT_FOUND", { userIds: missing });
  const reach = await reachOf(tx, inviterId, inviteeIds);
  const action = { type: "invite", userId: inviterId, inviteeIds, ...reach } as const;
  const outcome = transition(call, action, now, live.settings.call);
  if (!outcome.ok) return outcome;
  const invited = outcome.changes.flatMap(({ subjectIds }) => subjectIds ?? []);
  const reached = invited.filter((userId) => !reach.hiddenIds.includes(userId));
  const declined = declineFor(outcome.call, await busyRejecters(tx, reached), now, live.settings.call);
  const changes = [...outcome.changes, ...declined];
  return { ok: true, changes, call: changes.at(-1)?.call ?? call };
}

/** Lets a call ring at more people. Errors: those of the core, USER_NOT_FOUND. */
export const invite: Command<typeof endpoints.invite> = (live, input, caller) =>
  repeatable("invite", input.inviterId, input, async (key) => {
    let reply = replyOf([], []);
    await act(live, input.callId, caller, {
      before: (tx) => key.claim(tx),
      decide: (call, now, tx) => {
        const { invited, skipped } = splitInvitees(call, input.inviteeIds);
        reply = replyOf(invited, skipped);
        return decide(live, tx, call, now, input);
      },
      after: (tx) => key.keep(tx, reply),
    });
    return reply;
  });
