import type { Locator, Page } from "@playwright/test";
import { expect } from "../person";
import type { wordsOf } from "../words";

interface Tools {
  readonly t: ReturnType<typeof wordsOf>;
  readonly take: (page: Page, screen: string) => Promise<unknown>;
  readonly button: (page: Page | Locator, label: string) => Locator;
}

/** Pictures of picking several people, and of a group from its making to its end. */
export async function groupPictures(
  { ana, lei, mia }: Readonly<Record<"ana" | "lei" | "mia", Page>>,
  { t, take, button }: Tools,
): Promise<void> {
  const name = "Choir 合唱团";
  await button(ana, t("people.pick.start")).click();
  for (const who of ["李雷", "Mia Novak"])
    await ana.getByRole("checkbox", { name: who, exact: true }).check();
  await take(ana, "people-picked");
  await button(ana, t("people.pick.group")).click();
  await ana.getByLabel(t("people.groups.name")).fill(name);
  await take(ana, "new-group");
  await button(ana, t("people.groups.make")).click();
  await expect(ana.getByRole("dialog")).toBeHidden();
  await expect(button(ana, t("people.groups.videoCall", { name }))).toBeVisible();
  await take(ana, "people-with-group");

  await button(ana, t("people.groups.videoCall", { name })).click();
  await expect(mia.getByRole("alertdialog")).toBeVisible();
  await take(mia, "incoming-group");
  await button(lei, t("incoming.answer")).click();
  await button(mia, t("incoming.decline")).click();
  await expect(mia.getByText(t("people.groups.inIt", { count: 2 }))).toBeVisible();
  await take(mia, "group-in-call");
  await button(ana, t("call.leaveOrEnd")).click();
  await ana.getByRole("menuitem", { name: t("call.endForAll") }).click();
  for (const page of [ana, lei]) await button(page, t("call.close")).click();

  await button(ana, t("people.groups.open", { name })).click();
  await expect(ana.getByRole("dialog")).toBeVisible();
  await take(ana, "group");
  await button(ana, t("people.groups.leave")).click();
  await take(ana, "leave-group");
  await button(ana.getByRole("alertdialog"), t("people.groups.leave")).click();
  await expect(ana.getByText(t("people.groups.none"))).toBeVisible();
}
