import { v7 as uuid } from "uuid";
import { listKeys } from "@/db/keys";
import * as rows from "@/db/webhooks";
import { ApiError, type endpoints, type InputOf } from "@/lib/contract";
import type { Command } from "../commands/command";
import type { Live } from "../live";
import { targetRefusal } from "../outbound/target";
import { isOperatorId } from "../people/operator";
import { newSecret, shownSecret } from "./signature";
import { webhookOf } from "./view";

/** Of one user. */
const mostWebhooks = 20;

function issue(member: string, reason: string): ApiError {
  return new ApiError("VALIDATION_ERROR", { issues: [{ path: [member], reason }] });
}

/** The address as it is kept; all that can be seen of it before anything is sent there. Errors: VALIDATION_ERROR. */
function checkedUrl({ settings }: Live, text: string): string {
  const url = new URL(text);
  const refusal = targetRefusal(url, settings.outbound);
  if (refusal === "not_https") throw issue("url", "must begin with https://");
  if (refusal === "credentials") throw issue("url", "must hold no user name and no password");
  return url.href;
}

type Wanted = Pick<InputOf<typeof endpoints.createWebhook>, "audience" | "keyId">;

/**
 * Whom a new webhook hears of, and by which key.
 * Errors: FORBIDDEN for who is no operator, KEY_NOT_FOUND, VALIDATION_ERROR.
 */
async function audienceOf(live: Live, userId: string, { audience = "own", keyId }: Wanted) {
  if (audience === "own") return { audience, keyId: null };
  if (!(await isOperatorId(live, userId))) {
    throw new ApiError("FORBIDDEN", {}, "Only operators of this server hear of other people's calls.");
  }
  if (audience === "all") return { audience, keyId: null };
  if (keyId === undefined) throw issue("keyId", "must name a service key");
  const key = (await listKeys(live.db, userId)).find(({ id }) => id === keyId);
  if (!key) throw new ApiError("KEY_NOT_FOUND");
  if (key.kind !== "service") throw issue("keyId", "must name a service key, and this is a personal one");
  return { audience, keyId };
}

const unknown = () => new ApiError("WEBHOOK_NOT_FOUND");

/** The caller's webhooks. */
export const listWebhooks: Command<typeof endpoints.listWebhooks> = async (live, _input, { userId }) =>
  (await rows.listWebhooks(live.db, userId)).map(webhookOf);

/** Errors: VALIDATION_ERROR (also for one too many), FORBIDDEN, KEY_NOT_FOUND. */
export const createWebhook: Command<typeof endpoints.createWebhook> = async (live, input, { userId }) => {
  const { name } = input;
  const url = checkedUrl(live, input.url);
  const heard = await audienceOf(live, userId, input);
  const secret = newSecret();
  const values = { id: uuid(), userId, name, url, secret, ...heard };
  const row = await rows.insertWebhook(live.db, values, mostWebhooks);
  if (!row) throw issue("name", `you have ${mostWebhooks} webhooks, and there may be no more; delete one`);
  return { success: true, webhook: webhookOf(row), secret: shownSecret(secret) };
};

/** Errors: VALIDATION_ERROR, WEBHOOK_NOT_FOUND. */
export const updateWebhook: Command<typeof endpoints.updateWebhook> = async (live, input, { userId }) => {
  const { id, name, enabled } = input;
  const url = input.url === undefined ? undefined : checkedUrl(live, input.url);
  const row = await rows.updateWebhook(live.db, { id, userId }, { name, url, enabled });
  if (!row) throw unknown();
  if (!row.enabled) await rows.failWaiting(live.db, id, "switched_off");
  return { success: true, webhook: webhookOf(row) };
};

/** Errors: WEBHOOK_NOT_FOUND. */
export const deleteWebhook: Command<typeof endpoints.deleteWebhook> = async (live, { id }, { userId }) => {
  if (!(await rows.deleteWebhook(live.db, { id, userId }))) throw unknown();
  return { success: true };
};

/** Errors: WEBHOOK_NOT_FOUND. */
export const renewWebhookSecret: Command<typeof endpoints.renewWebhookSecret> = async (
  live,
  { id },
  { userId },
) => {
  const secret = newSecret();
  if (!(await rows.updateWebhook(live.db, { id, userId }, { secret }))) throw unknown();
  return { success: true, secret: shownSecret(secret) };
};
