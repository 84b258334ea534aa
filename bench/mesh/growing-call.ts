import type { Browser, Page } from "@playwright/test";
import { answer, hangUp, asHost, invite } from "@/e2e/group";
import { demoPassword, demoPeople } from "@/lib/server/demo";
import { openContext } from "../browser";
import { openPeople, placeVideoCall, signIn } from "../demo";

/** A video call that one after the other comes into. */
export interface GrowingCall {
  readonly pages: readonly Page[];
  /** One more comes into the call; the first time it is placed. */
  grow(): Promise<void>;
  end(): Promise<void>;
}

/** Makes accounts for so many people beside those that try the application. */
export async function register(url: string, count: number): Promise<{ username: string }[]> {
  const accounts = Array.from({ length: count }, (_, number) => ({ username: `guest${number}` }));
  for (const { username } of accounts) {
    const body = JSON.stringify({ username, password: demoPassword });
    const headers = { "Content-Type": "application/json" };
    const reply = await fetch(`${url}/api/v1/auth/register`, { method: "POST", headers, body });
    if (!reply.ok) throw new Error(`${username} could not register: ${reply.status}`);
  }
  return accounts;
}

/** The first calls the second and invites the others; each is there from when they come into the call. */
export async function growingCall(
  browser: Browser,
  url: string,
  guests: readonly { username: string }[],
): Promise<GrowingCall> {
  const accounts = [...demoPeople, ...guests];
  const pages: Page[] = [];
  const enter = async () => {
    const account = accounts[pages.length];
    if (account === undefined) throw new Error("there are no more people");
    const context = await openContext(browser, url);
    await signIn(context, account);
    const page = await context.newPage();
    await openPeople(page);
    pages.push(page);
    return page;
  };
  const host = await enter();
  return {
    pages,
    async grow() {
      const page = await enter();
      if (pages.length === 2) await placeVideoCall(host);
      else await invite({ page: host }, { page });
      await answer({ page });
    },
    async end() {
      if (pages.length > 2) await asHost(host, "End call for everybody");
      else await hangUp(host).click();
      for (const page of pages) await page.context().close();
    },
  };
}
