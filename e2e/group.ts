import { expect, type Page } from "@playwright/test";
import { asks, idOf } from "./asks";
import type { Person } from "./person";

interface Active {
  readonly call: { readonly id: string };
}

const answerButton = ({ page }: Person) => page.getByRole("button", { name: "Answer", exact: true });

/** Somebody in a call lets it ring at others too. */
export async function invite({ page }: Person, ...others: readonly Person[]): Promise<void> {
  const inviterId = await idOf(page);
  const { call } = await asks<Active>(page, "GET", `/rtc/active/${inviterId}`);
  const inviteeIds = await Promise.all(others.map((other) => idOf(other.page)));
  await asks(page, "POST", "/rtc/invite", { callId: call.id, inviterId, inviteeIds });
}

/** Those at whom it rings come into the call, one after the other. */
export async function answer(...people: readonly Person[]): Promise<void> {
  for (const person of people) {
    await answerButton(person).click();
    await expect(person.page.getByRole("timer")).toBeVisible();
  }
}

/** One calls all the others at once, who answer one after the other. */
export async function groupCall(caller: Person, ...callees: readonly Person[]): Promise<void> {
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

/** Goes out of a call that goes on: for the host too, whose own button ends it for all. */
export async function leave({ page }: Person): Promise<void> {
  const userId = await idOf(page);
  const { call } = await asks<Active>(page, "GET", `/rtc/active/${userId}`);
  await asks(page, "POST", "/rtc/leave", { callId: call.id, userId });
  await expect(hangUp(page)).toBeHidden();
}

export const hangUp = (page: Page) => page.getByRole("button", { name: "Hang up", exact: true });
export const microphone = (page: Page) => page.getByRole("button", { name: "Microphone", exact: true });
