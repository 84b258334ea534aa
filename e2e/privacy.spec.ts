import type { Page } from "@playwright/test";
import { expect, type Person, test } from "./person";

test.use({ appEnv: { RING_MS: "4000" } });

async function settings(page: Page, section: string): Promise<void> {
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("navigation", { name: "Sections" }).getByRole("link", { name: section }).click();
}

/** What became of the newest call, as this person's history has it. */
async function lastOutcome({ page }: Person): Promise<string | undefined> {
  return page.evaluate(async () => {
    const session = (await (await fetch("/api/auth/session")).json()) as {
      token: string;
      user: { id: string };
    };
    const headers = { Authorization: `Bearer ${session.token}` };
    const reply = await fetch(`/api/v1/rtc/calls/${session.user.id}?limit=1`, { headers });
    return ((await reply.json()) as { status: string }[])[0]?.status;
  });
}

/** The other has not answered: that is all the caller is told. Meanwhile nothing rang there. */
async function unanswered(caller: Person, callee: Person): Promise<void> {
  await caller.call(callee.name, "audio");
  await expect(caller.page.getByText(`${callee.name} did not answer`).first()).toBeVisible();
  await expect(callee.page.getByRole("alertdialog")).toBeHidden();
}

test("whom I block sees what an unanswered caller sees, until I unblock them", async ({ people }) => {
  const [ana, lei] = await people("Ana", "Lei");
  await settings(lei.page, "Privacy");
  await lei.page.getByLabel("Find somebody to block").fill(ana.name);
  await lei.page.getByRole("button", { name: `Block ${ana.name}` }).click();
  const unblock = lei.page.getByRole("button", { name: `Unblock ${ana.name}` });
  await expect(unblock).toBeVisible();

  await unanswered(ana, lei);
  expect(await lastOutcome(lei)).toBeUndefined();
  expect(await lastOutcome(ana)).toBe("missed");

  await unblock.click();
  await expect(lei.page.getByText("You have blocked nobody.")).toBeVisible();
  await ana.page.getByRole("button", { name: "Close" }).click();
  await ana.call(lei.name, "audio");
  await expect(lei.page.getByRole("alertdialog")).toBeVisible();
});

test("somebody is blocked and unblocked from their row in the list of people", async ({ people }) => {
  const [ana, lei] = await people("Ana", "Lei");
  await lei.page.getByRole("searchbox").fill(ana.name);
  const row = lei.page.getByRole("listitem").filter({ hasText: ana.name });
  await row.getByRole("button", { name: `More about ${ana.name}` }).focus();
  await lei.page.keyboard.press("Enter");
  await lei.page.keyboard.press("Enter");
  await expect(row.getByText("Blocked")).toBeVisible();
  await unanswered(ana, lei);
  await lei.page.reload();
  await lei.page.getByRole("searchbox").fill(ana.name);
  await row.getByRole("button", { name: `More about ${ana.name}` }).click();
  await lei.page.getByRole("menuitem", { name: `Unblock ${ana.name}` }).click();
  await expect(row.getByText("Blocked")).toBeHidden();
});

test("who is not to be disturbed hears nothing, and finds the missed call afterwards", async ({ people }) => {
  const [ana, lei] = await people("Ana", "Lei");
  await lei.page.getByRole("button", { name: `Account of ${lei.name}` }).click();
  await lei.page.getByRole("menuitemcheckbox", { name: "Do not disturb" }).click();
  const sign = lei.page.getByRole("button", { name: `Account of ${lei.name}, do not disturb is on` });
  await expect(sign).toBeVisible();
  await unanswered(ana, lei);
  expect(await lastOutcome(lei)).toBe("missed");

  await settings(lei.page, "Privacy");
  const toggle = lei.page.getByRole("switch", { name: "Do not disturb" });
  await expect(toggle).toBeChecked();
  await toggle.press("Space");
  await expect(sign).toBeHidden();
  await ana.page.getByRole("button", { name: "Close" }).click();
  await ana.call(lei.name, "audio");
  await expect(lei.page.getByRole("alertdialog")).toBeVisible();
});

test("who is not to be disturbed and calls back at that moment is in the one call there is", async ({
  people,
}) => {
  const [ana, lei] = await people("Ana", "Lei");
  await lei.page.getByRole("button", { name: `Account of ${lei.name}` }).click();
  await lei.page.getByRole("menuitemcheckbox", { name: "Do not disturb" }).click();
  await expect(lei.page.getByRole("button", { name: "do not disturb is on" })).toBeVisible();
  await ana.call(lei.name, "audio");
  await expect(ana.page.getByText("Calling…").first()).toBeVisible();
  await lei.call(ana.name, "audio");
  await expect(ana.page.getByRole("timer")).toBeVisible();
  await expect(lei.page.getByRole("timer")).toBeVisible();
});

test("only whom I know can call me, if I say so", async ({ people }) => {
  const [ana, lei] = await people("Ana", "Lei");
  await settings(lei.page, "Privacy");
  await lei.page.getByRole("radio", { name: "People I know" }).check();
  await ana.page.reload();
  await unanswered(ana, lei);
  await lei.page.reload();
  await expect(lei.page.getByRole("radio", { name: "People I know" })).toBeChecked();
  await ana.page.getByRole("button", { name: "Close" }).click();

  await lei.page.getByRole("link", { name: "People" }).click();
  await lei.call(ana.name, "audio");
  await ana.page.getByRole("button", { name: "Answer", exact: true }).click();
  await expect(lei.page.getByRole("timer")).toBeVisible();
  await lei.page.getByRole("button", { name: "Hang up" }).click();
  await ana.page.getByRole("button", { name: "Close" }).click();
  await ana.call(lei.name, "audio");
  await expect(lei.page.getByRole("alertdialog")).toBeVisible();
});

test("who is busy by their setting tells the second caller so at once", async ({ people }) => {
  const [ana, lei, mia] = await people("Ana", "Lei", "Mia");
  await settings(lei.page, "Privacy");
  await lei.page.getByRole("radio", { name: "I am busy" }).check();
  await ana.call(lei.name, "audio");
  await lei.page.getByRole("button", { name: "Answer", exact: true }).click();
  await expect(ana.page.getByRole("timer")).toBeVisible();
  await mia.call(lei.name, "audio");
  await expect(mia.page.getByText(`${lei.name} is busy`).first()).toBeVisible();
  await expect(lei.page.getByRole("alertdialog")).toBeHidden();
});
