import { expect, type Page } from "@playwright/test";
import { asks, idOf } from "./asks";
import type { Person } from "./person";

interface Active {
  readonly call: { readonly id: string };
}

/** Whoever looks at this page. */
type Somebody = Pick<Person, "page">;

const answerButton = ({ page }: Somebody) => page.getByRole("button", { name: "Answer", exact: true });

/** Somebody in a call lets it ring at others too. */
export async function invite({ page }: Somebody, ...others: readonly Somebody[]): Promise<void> {
  const inviterId = await idOf(page);
  const { call } = await asks<Active>(page, "GET", `/rtc/active/${inviterId}`);
  const inviteeIds = await Promise.all(others.map((other) => idOf(other.page)));
  await asks(page, "POST", "/rtc/invite", { callId: call.id, inviterId, inviteeIds });
}

/** Those at whom it rings come into the call, one after the other. */
export async function answer(...people: readonly Somebody[]): Promise<void> {
  for (const person of people) {
    await answerButton(person).click();
    await expect(person.page.getByRole("timer")).toBeVisible();
  }
}

/** One calls all the others at once, who answer one after the other. */
export async function groupCall(caller: Somebody, ...callees: readonly Somebody[]): Promise<void> {
  const callerId = await idOf(caller.page);
  const calleeIds = await Promise.all(callees.map(({ page }) => idOf(page)));
  await asks(caller.page, "POST", "/rtc/call", {
    callerId,
    calleeIds,
    type: "video",
    negotiation: "perfect",
  });
  await answer(...callees);
}

/** The button with which one goes out of a call. */
export const hangUp = (page: Page) =>
  page.getByRole("button", { name: /^(Hang up|Leave call|Leave or end call)$/ });

/** The host says whether it goes on without them. */
export async function asHost(page: Page, does: "Leave call" | "End call for everybody"): Promise<void> {
  await page.getByRole("button", { name: "Leave or end call" }).click();
  await page.getByRole("menuitem", { name: does }).click();
}
export const microphone = (page: Page) => page.getByRole("button", { name: "Microphone", exact: true });
