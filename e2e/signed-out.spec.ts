import type { Page } from "@playwright/test";
import { mediaOf } from "./media";
import { expect, inCall, test } from "./person";

async function signOut(page: Page): Promise<void> {
  await page.getByRole("button", { name: /^Account of/ }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page.getByRole("heading", { name: "Sign in to Ringback" })).toBeVisible();
}

test("who signs out in one tab is seen and heard by nobody in the other", async ({ people }) => {
  const [ana, lei] = await people("Ana", "Lei");
  await inCall(ana, lei);
  const second = await ana.context.newPage();
  await second.goto("/");
  await signOut(second);
  await expect(ana.page.getByText("You are signed out")).toBeVisible();
  await expect(ana.page.getByRole("button", { name: "Hang up" })).toBeHidden();
  expect((await mediaOf(ana.page)).peers).toBe(0);
});

test("who signs out during a call has hung up", async ({ people }) => {
  const [ana, lei] = await people("Ana", "Lei");
  await inCall(ana, lei);
  await ana.page.getByRole("button", { name: "Make the call small" }).click();
  await signOut(ana.page);
  await expect(lei.page.getByText(`${ana.name} hung up`).first()).toBeVisible();
});
