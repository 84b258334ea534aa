import type { Page } from "@playwright/test";
import { everybodyCanUse } from "./keyboard";
import { flows } from "./media";
import { expect, inCall, test } from "./person";

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const alert = (page: Page, hasText: string) => page.getByRole("alert").filter({ hasText });
const tile = (page: Page, name: string) => page.getByRole("listitem", { name, exact: true });

test("the caller invites a third person, mutes one, hands the role of the host over, and leaves the others talking", async ({
  people,
}) => {
  const [ana, lei, mia] = await people("Ana", "Lei", "Mia");
  await inCall(ana, lei);

  await button(ana.page, "Invite people").click();
  const dialog = ana.page.getByRole("dialog", { name: "Invite people" });
  await expect(dialog.getByRole("checkbox", { name: lei.name })).toBeHidden();
  await dialog.getByRole("searchbox").fill(mia.name);
  await expect(dialog.getByRole("checkbox")).toHaveCount(1);
  await dialog.getByRole("checkbox", { name: mia.name }).check();
  await everybodyCanUse(ana.page, "invite");
  await dialog.getByRole("button", { name: "Invite 1 person" }).click();
  await expect(dialog).toBeHidden();
  await expect(tile(ana.page, mia.name)).toContainText("Not there yet");
  await button(mia.page, "Answer").click();
  for (const { page } of [ana, lei, mia]) await flows([page], { video: true });
  await expect(tile(lei.page, ana.name)).toContainText("Host");
  await everybodyCanUse(ana.page, "host");

  await button(ana.page, `What you can do for ${lei.name} as host`).click();
  await ana.page.getByRole("menuitem", { name: `Mute ${lei.name}` }).click();
  await expect(alert(lei.page, `${ana.name} has muted you.`)).toBeVisible();
  await expect(button(lei.page, "Microphone")).toHaveAttribute("aria-pressed", "false");
  await expect(tile(mia.page, lei.name)).toContainText("microphone off");
  await button(lei.page, "Unmute").click();
  await expect(tile(mia.page, lei.name)).not.toContainText("microphone off");
  await expect(lei.page.getByText("has muted you")).toBeHidden();

  await button(ana.page, `What you can do for ${lei.name} as host`).click();
  await ana.page.getByRole("menuitem", { name: `Stop the video of ${lei.name}` }).click();
  await expect(alert(lei.page, `${ana.name} has stopped your video.`)).toBeVisible();

  await button(ana.page, `What you can do for ${mia.name} as host`).click();
  await ana.page.getByRole("menuitem", { name: `Make ${mia.name} the host` }).click();
  await expect(button(ana.page, "Leave call")).toBeVisible();
  await expect(button(ana.page, `What you can do for ${lei.name} as host`)).toBeHidden();
  await button(ana.page, "Leave call").click();
  await expect(tile(mia.page, ana.name)).toBeHidden();
  await flows([lei.page], { video: true });

  await button(mia.page, "Leave or end call").click();
  await mia.page.getByRole("menuitem", { name: "End call for everybody" }).click();
  await expect(
    lei.page.getByRole("heading", { name: "The host ended the call for everybody" }),
  ).toBeVisible();
});
