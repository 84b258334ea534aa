import type { BrowserContext, Page } from "@playwright/test";
import { demoPassword, demoPeople } from "@/lib/server/demo";

/** The two demo accounts that call each other. */
export const [callerAccount, calleeAccount] = demoPeople;

/** Signs this browser in, without a page. */
export async function signIn(
  { request }: BrowserContext,
  { username }: { readonly username: string },
): Promise<void> {
  const { csrfToken } = (await (await request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const form = { csrfToken, username, password: demoPassword, json: "true" };
  const reply = await request.post("/api/auth/callback/credentials", { form });
  if (!reply.ok()) throw new Error(`${username} could not sign in: ${reply.status()}`);
}

/** Loads the list of people anew. */
export async function openPeople(page: Page): Promise<void> {
  await page.goto("/");
  await page.getByRole("list", { name: "People to call" }).waitFor();
}

/** Calls the callee from the list of people, as soon as the list says that they are there. */
export async function placeVideoCall(page: Page): Promise<void> {
  const row = page.getByRole("listitem").filter({ hasText: calleeAccount.nickname });
  await row.getByText("Online").waitFor();
  await row.getByRole("button", { name: `Video call ${calleeAccount.nickname}`, exact: true }).click();
}
