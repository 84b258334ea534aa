import type { BrowserContext, Locator, Page } from "@playwright/test";
import path from "node:path";
import { flows } from "./media";
import { expect, openBrowser, test } from "./person";
import { drawnCamera } from "./scenery";
import { groupPictures } from "./pictures/groups";
import { gestureFirst } from "./ringers";
import { wordsOf } from "./words";

// Pictures of every screen for people to look at: npm run pictures. They are no test of looks.
const folder = path.resolve(import.meta.dirname, "../test-results/pictures");

test.use({ appEnv: { TEST_USERS: "on" } });

const looks = (["en", "zh"] as const).flatMap((locale) =>
  [false, true].flatMap((dark) => [false, true].map((phone) => ({ locale, dark, phone }))),
);

async function person(context: BrowserContext, face: string): Promise<Page> {
  await context.addInitScript((shown) => localStorage.setItem("face", shown), face);
  await context.addInitScript(drawnCamera);
  return context.newPage();
}

for (const look of looks) {
  const { locale, dark, phone } = look;
  const name = `${phone ? "phone" : "desktop"}-${dark ? "dark" : "light"}-${locale}`;
  const t = wordsOf(locale);

  test(`pictures of every screen: ${name}`, async ({ browser, app }) => {
    test.setTimeout(120_000);
    const size = { width: 390, height: 844 };
    const contexts: BrowserContext[] = [];
    const open = async (face: string) => {
      const context = await openBrowser(browser, app, { ...look, locale: locale === "zh" ? "zh-CN" : "en" });
      await context.grantPermissions(["camera", "microphone", "notifications"]);
      contexts.push(context);
      const page = await person(context, face);
      if (phone) await page.setViewportSize(size);
      return page;
    };
    const take = (page: Page, screen: string, fullPage = false) =>
      page.screenshot({ path: path.join(folder, `${screen}-${name}.png`), fullPage });
    const button = (page: Page | Locator, label: string) =>
      page.getByRole("button", { name: label, exact: true });
    const enter = async (page: Page, who: string) => {
      await page.goto("/sign-in");
      await button(page, t("auth.demoButton", { name: who })).click();
      await expect(page.getByRole("searchbox")).toBeVisible();
    };
    const tool = async (page: Page, label: string) => {
      // The button of texts tells how many are new.
      const inBar = page.getByRole("button", { name: new RegExp(`^${label}`) });
      if (!(await inBar.isVisible())) {
        await button(page, t("inCall.more")).click();
        return page.getByRole("menuitem", { name: new RegExp(`^${label}`) }).click();
      }
      return inBar.click();
    };

    const ana = await open("👩🏽");
    await ana.goto("/sign-up");
    await take(ana, "sign-up");
    await ana.goto("/sign-in");
    await take(ana, "sign-in");
    await enter(ana, "Ana Souza");
    const lei = await open("🧑🏻");
    await enter(lei, "李雷");
    const mia = await open("👩🏼‍🦰");
    await enter(mia, "Mia Novak");

    const beside = await (contexts[0] as BrowserContext).newPage();
    if (phone) await beside.setViewportSize(size);
    for (const [screen, address] of [
      ["settings", "/settings"],
      ["docs", "/docs"],
      ["docs-chapter", "/docs/calls"],
      ["docs-reference", "/docs/reference"],
    ] as const) {
      await beside.goto(address);
      await expect(beside.getByRole("heading", { level: 1 })).toBeVisible();
      if (screen === "settings") {
        await expect(beside.getByRole("main").getByRole("link").first()).toBeVisible();
        await beside.waitForLoadState("networkidle");
        await take(beside, "settings-whole", true);
      }
      if (screen === "docs-reference") await expect(beside.getByText("/auth/me").first()).toBeVisible();
      await take(beside, screen);
    }
    await beside.goto("/network");
    await button(beside, t("network.check")).click();
    await expect(button(beside, t("network.again"))).toBeVisible({ timeout: 30_000 });
    await take(beside, "network", true);
    await beside.close();

    const unclicked = await (contexts[0] as BrowserContext).newPage();
    if (phone) await unclicked.setViewportSize(size);
    await unclicked.addInitScript(gestureFirst);
    await unclicked.goto("/");
    await expect(unclicked.getByText(t("ringer.silent"))).toBeVisible();
    await take(unclicked, "silent-ringer");
    await unclicked.close();

    await take(ana, "people");
    await groupPictures({ ana, lei, mia }, { t, take, button });
    const video = (page: Page, who: string) => button(page, t("people.videoCall", { name: who })).click();
    await video(mia, "李雷");
    await expect(lei.getByRole("alertdialog")).toBeVisible();
    await button(mia, t("call.cancel")).click();
    await expect(lei.getByText(t("ringer.missed", { name: "Mia Novak" }))).toBeVisible();
    await take(lei, "missed");
    await button(lei, t("ringer.close")).click();
    await button(mia, t("call.close")).click();

    await video(ana, "李雷");
    const dialog = lei.getByRole("alertdialog");
    await expect(dialog).toBeVisible();
    await expect.poll(() => lei.locator("video").count()).toBeGreaterThan(0);
    await take(ana, "outgoing");
    await take(lei, "incoming");
    await button(dialog, t("incoming.answer")).click();
    await flows([ana, lei], { video: true });
    await take(ana, "call");
    await tool(ana, t("inCall.openStatistics"));
    const figures = ana.getByRole("region", { name: t("inCall.statistics.title"), exact: true });
    await expect(figures.getByText(t("inCall.statistics.mos")).first()).toBeVisible({ timeout: 20_000 });
    await take(ana, "statistics");
    await figures.getByRole("figure").first().scrollIntoViewIfNeeded();
    await take(ana, "statistics-charts");
    await button(ana, t("inCall.closeStatistics")).first().click();
    await video(mia, "李雷");
    await expect(dialog).toBeVisible();
    await take(lei, "waiting");
    await button(dialog, t("incoming.decline")).click();
    await button(mia, t("call.close")).click();

    await tool(lei, t("inCall.raiseHand"));
    await tool(ana, t("inCall.openChat"));
    const text = ana.getByRole("textbox", { name: t("inCall.chat.label") });
    await text.fill("https://example.org 🙂");
    await text.press("Enter");
    await take(ana, "texts");
    await tool(lei, t("inCall.openChat"));
    await take(lei, "texts-of-the-other");
    await button(ana, t("inCall.closeChat")).first().click();
    await ana.keyboard.press("?");
    await expect(ana.getByRole("dialog")).toBeVisible();
    await take(ana, "shortcuts");
    await ana.keyboard.press("Escape");
    await button(ana, t("call.minimise")).click();
    await take(ana, "small-call");
    await button(ana, t("call.return")).click();

    await button(ana, t("call.hangUp")).click();
    await expect(ana.getByRole("timer")).toBeHidden();
    await take(ana, "after");
    await take(lei, "after-the-other-hung-up");
    await ana.getByRole("link", { name: t("call.details") }).click();
    await expect(ana.getByRole("heading", { name: t("record.timeline.title") })).toBeVisible();
    await take(ana, "call-page", true);
    await button(lei, t("call.close")).click();
    // Its name tells how many were missed.
    await lei.getByRole("link", { name: new RegExp(`^${t("nav.history")}`) }).click();
    await expect(lei.getByRole("heading", { level: 1, name: t("history.title") })).toBeVisible();
    await expect(lei.getByRole("main").getByRole("listitem").getByRole("link").first()).toBeVisible();
    await take(lei, "history");
    await button(lei, t("history.filters.open")).click();
    await take(lei, "history-filters");
    for (const context of contexts) await context.close();
  });
}
