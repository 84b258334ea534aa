import type { Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { createClient } from "@/lib/client/rest";
import { idOf } from "./asks";
import { expect, register, test } from "./person";
import type { App } from "./server";

/** Somebody who is a program, and calls without ever talking. */
async function caller(app: App, name: string) {
  const { userId, token } = await register(app, name);
  const client = createClient({ baseUrl: app.url, token });
  const givesUp = async (calleeId: string, type: "audio" | "video") => {
    const { call } = await client.placeCall({ callerId: userId, calleeIds: [calleeId], type });
    await client.cancelCall({ callId: call.id, userId });
  };
  return { name, userId, client, givesUp };
}

const rows = (page: Page) => page.getByRole("main").getByRole("listitem");
const nav = (page: Page, name: string) =>
  page.getByRole("navigation").getByRole("link", { name, exact: true });

test("what was missed is counted until one has looked, on all of one's devices, and comes by itself while one looks", async ({
  person,
  app,
}) => {
  const ana = await person("Ana");
  const other = await ana.also();
  const lei = await caller(app, "Lei");
  const anaId = await idOf(ana.page);
  await lei.givesUp(anaId, "audio");
  for (const { page } of [ana, other]) await expect(nav(page, "History 1 missed call")).toBeVisible();
  await lei.givesUp(anaId, "audio");
  for (const { page } of [ana, other]) await expect(nav(page, "History 2 missed calls")).toBeVisible();

  await nav(ana.page, "History 2 missed calls").click();
  await expect(rows(ana.page)).toHaveCount(2);
  await expect(rows(ana.page).first()).toContainText("LeiMissed");
  for (const { page } of [ana, other]) await expect(nav(page, "History")).toBeVisible();

  const mia = await caller(app, "Mia");
  await mia.givesUp(anaId, "video");
  await expect(rows(ana.page).first()).toContainText("Mia");
  await expect(rows(ana.page)).toHaveCount(3);
  for (const { page } of [ana, other]) await expect(nav(page, "History")).toBeVisible();
});

test("a long history goes on as one scrolls, is filtered, kept as a file, and repeated with a click", async ({
  person,
  app,
}) => {
  const { page } = await person("Ana");
  const anaId = await idOf(page);
  await nav(page, "History").click();
  await expect(page.getByText("No calls yet")).toBeVisible();

  const [lei, mia] = [await caller(app, "Lei"), await caller(app, "Mia")];
  await mia.givesUp(anaId, "video");
  for (let count = 0; count < 33; count += 1) await lei.givesUp(anaId, "audio");
  await expect(rows(page).first()).toContainText("Lei");
  await page.reload();
  await expect(rows(page)).toHaveCount(30);
  await page.getByRole("button", { name: "Show more" }).scrollIntoViewIfNeeded();
  await expect(rows(page)).toHaveCount(34);
  await expect(page.getByRole("heading", { name: "Today" })).toBeVisible();

  await rows(page).last().getByRole("link").click();
  await expect(page).toHaveURL(/\/call\//);
  await page.goBack();
  await expect(rows(page)).toHaveCount(34);

  await page.getByRole("button", { name: "Filters" }).click();
  await page.getByRole("combobox", { name: "Kind" }).selectOption("Video");
  await expect(rows(page)).toHaveCount(1);
  await page.reload();
  await expect(rows(page)).toHaveCount(1);
  await expect(page.getByRole("combobox", { name: "Kind" })).toHaveValue("video");

  await page.getByRole("button", { name: "Export" }).click();
  const downloaded = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Spreadsheet (CSV)" }).click();
  const file = await downloaded;
  await expect(page.getByRole("button", { name: "Export" })).toBeFocused();
  expect(file.suggestedFilename()).toMatch(/^ringback-calls-.*\.csv$/);
  const lines = (await readFile(await file.path(), "utf8")).split("\r\n");
  expect(lines).toHaveLength(3);
  expect(lines[1]).toContain(",video,incoming,missed,cancelled,Mia,");

  await page.getByRole("button", { name: "Reset the filters" }).click();
  await page.getByRole("button", { name: "Person" }).click();
  await page.getByRole("dialog").getByRole("searchbox").fill("Mia");
  await page.getByRole("dialog").getByRole("button", { name: "Mia", exact: true }).first().click();
  await expect(page.getByRole("dialog")).toBeHidden();
  await expect(page).toHaveURL(/person=/);
  await page.getByRole("searchbox", { name: "Search by name" }).fill("lei");
  await expect(page.getByText("No call matches")).toBeVisible();
  await page.getByRole("main").getByRole("button", { name: "Reset the filters" }).last().click();
  await expect(rows(page)).toHaveCount(30);
  const search = page.getByRole("searchbox", { name: "Search by name" });
  await search.pressSequentially("mia");
  await expect(search).toHaveValue("mia");
  await expect(rows(page)).toHaveCount(1);
  // The link to the page leads to all of it.
  await nav(page, "History").click();
  await expect(rows(page)).toHaveCount(30);
  await expect(search).toHaveValue("");
  await search.fill("mi");
  await expect(rows(page)).toHaveCount(1);

  await page.getByRole("button", { name: "Video call Mia again" }).click();
  await expect
    .poll(() => mia.client.activeCall({ userId: mia.userId }))
    .toMatchObject({ hasActiveCall: true, call: { type: "video", callerId: anaId } });
  await page.getByRole("button", { name: "Cancel" }).click();
  await page.getByRole("button", { name: "Close" }).click();
  await expect(rows(page)).toHaveCount(2);
  await expect(rows(page).first()).toContainText("MiaYou cancelled");
});
