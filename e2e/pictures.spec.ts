import type { BrowserContext, Page } from "@playwright/test";
import path from "node:path";
import { flows } from "./media";
import { expect, openBrowser, test } from "./person";
import { drawnCamera } from "./scenery";

// Pictures of every screen for people to look at: npm run pictures. They are no test of looks.
const folder = path.resolve(import.meta.dirname, "../test-results/pictures");

const looks = ["en", "zh-CN"].flatMap((locale) =>
  [false, true].flatMap((dark) => [false, true].map((phone) => ({ locale, dark, phone }))),
);

const words = {
  en: {
    demo: (name: string) => `Sign in as ${name}`,
    video: "Video call",
    answer: "Answer",
    hangUp: "Hang up",
  },
  "zh-CN": {
    demo: (name: string) => `以${name}的身份登录`,
    video: "视频呼叫",
    answer: "接听",
    hangUp: "挂断",
  },
};

async function person(context: BrowserContext, face: string): Promise<Page> {
  await context.addInitScript((shown) => localStorage.setItem("face", shown), face);
  await context.addInitScript(drawnCamera);
  return context.newPage();
}

for (const look of looks) {
  const { locale, dark, phone } = look;
  const name = `${phone ? "phone" : "desktop"}-${dark ? "dark" : "light"}-${locale.slice(0, 2)}`;

  test(`pictures of every screen: ${name}`, async ({ browser, app }) => {
    const size = { width: 390, height: 844 };
    const open = (options: object) => openBrowser(browser, app, { ...look, ...options });
    const contexts = [await open({}), await open({})];
    const [mine, theirs] = contexts;
    if (!mine || !theirs) throw new Error("there are two browsers");
    const ana = await person(mine, "👩🏽");
    const lei = await person(theirs, "🧑🏻");
    if (phone) await ana.setViewportSize(size);
    const take = (page: Page, screen: string) =>
      page.screenshot({ path: path.join(folder, `${screen}-${name}.png`) });
    const say = words[locale as keyof typeof words];

    await ana.goto("/sign-up");
    await take(ana, "sign-up");
    await ana.goto("/sign-in");
    await take(ana, "sign-in");
    await ana.getByRole("button", { name: say.demo("Ana Souza") }).click();
    await lei.goto("/sign-in");
    await lei.getByRole("button", { name: say.demo("李雷") }).click();
    await expect(ana.getByRole("searchbox")).toBeVisible();
    await expect(lei.getByRole("searchbox")).toBeVisible();
    await take(ana, "people");
    await ana.getByRole("button", { name: new RegExp(`${say.video} ?李雷`) }).click();
    const dialog = lei.getByRole("alertdialog");
    await expect(dialog).toBeVisible();
    await expect.poll(() => lei.locator("video").count()).toBeGreaterThan(0);
    await take(ana, "outgoing");
    await take(lei, "incoming");
    await dialog.getByRole("button", { name: say.answer, exact: true }).click();
    await flows([ana, lei], { video: true });
    await take(ana, "call");
    await ana.getByRole("button", { name: say.hangUp }).click();
    await expect(ana.getByRole("timer")).toBeHidden();
    await take(ana, "after");
    await take(lei, "after-the-other-hung-up");
    for (const context of contexts) await context.close();
  });
}
