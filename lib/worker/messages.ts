import type { PushedCall, PushMessage } from "@/lib/contract";
import type { NotificationRequest } from "@/lib/client/notify";
import { readCall } from "./read";
import { ringing, settle, signedOut } from "./ring";
import { close, isRinging, showMissed, showRing, showTest } from "./show";
import type { WorkerWorld } from "./world";

/** A page does not say when a ring ends. Without the server it is taken for over after this time. Milliseconds. */
const longestMs = 60_000;

/** It rings no more; unless it does so anew, since messages come in any order. */
async function over(world: WorkerWorld, message: PushMessage & PushedCall): Promise<void> {
  const read = await readCall(world, message.callId);
  if (read.state === "rings") return ringing(world, read, world.now() + longestMs);
  if (read.state === "signed_out") return signedOut(world, message.callId);
  const state = message.kind === "dismissed" ? message.how : "missed";
  await settle(world, message, state, true);
}

/** A message of the server has come. Something is shown, or somebody looks at a page: a browser wants that. */
export async function pushed(world: WorkerWorld, message: PushMessage): Promise<void> {
  switch (message.kind) {
    case "ring":
      return ringing(world, message, message.until);
    case "missed":
    case "dismissed":
      return over(world, message);
    case "test":
      return showTest(world);
  }
}

/** A page in which it rings while nobody looks at it. */
export async function asked(world: WorkerWorld, request: NotificationRequest): Promise<void> {
  switch (request.kind) {
    case "ring": {
      const { call } = request;
      if (await isRinging(world, call.callId)) return;
      await showRing(world, call);
      return world.watchLater({ call, until: world.now() + longestMs, quiet: false });
    }
    case "missed":
      return showMissed(world, request.call);
    case "close":
      return close(world, request.callId);
  }
}
