import { expect, type Page } from "@playwright/test";
import { flows } from "./media";
import type { Person } from "./person";

/** Asks the API as the person of this page, with the token that the page itself gets. */
function asks<Reply>(page: Page, method: string, path: string, body?: unknown): Promise<Reply> {
  return page.evaluate(
    async ([method, path, body]) => {
      const session = (await (await fetch("/api/auth/session")).json()) as { token: string };
      const reply = await fetch(`/api/v1${path}`, {
        method,
        headers: { Authorization: `Bearer ${session.token}`, "Content-Type": "application/json" },
        body,
      });
      return (await reply.json()) as never;
    },
    [method, path, body === undefined ? undefined : JSON.stringify(body)] as const,
  );
}

/** Three people talk: the first has called the second, and the third was invited. */
export async function threeInCall([first, second, third]: readonly [Person, Person, Person]): Promise<void> {
  await first.call(second.name, "video");
  await second.page.getByRole("button", { name: "Answer", exact: true }).click();
  await expect(first.page.getByRole("timer")).toBeVisible();
  const me = await asks<{ id: string }>(first.page, "GET", "/users/me");
  const other = await asks<{ id: string }>(third.page, "GET", "/users/me");
  const { call } = await asks<{ call: { id: string } }>(first.page, "GET", `/rtc/active/${me.id}`);
  await asks(first.page, "POST", "/rtc/invite", {
    callId: call.id,
    inviterId: me.id,
    inviteeIds: [other.id],
  });
  await third.page.getByRole("button", { name: "Answer", exact: true }).click();
  for (const { page } of [first, second, third])
    await expect(page.getByRole("listitem", { name: "You" })).toBeVisible();
  await flows([first.page, third.page], { video: true });
}
