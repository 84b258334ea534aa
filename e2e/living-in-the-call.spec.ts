import type { Page } from "@playwright/test";
import { hasNoFindings } from "./axe";
import { everybodyCanUse } from "./keyboard";
import { expect, inCall, test } from "./person";
import { threeInCall } from "./three";

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const tile = (page: Page, name: string) => page.getByRole("listitem", { name, exact: true });

/** How much of the window something takes. */
async function areaOf(page: Page, name: string): Promise<number> {
  const box = await tile(page, name).boundingBox();
  return box === null ? 0 : box.width * box.height;
}
const isLarge = (page: Page, name: string, other: string) =>
  expect
    .poll(async () => (await areaOf(page, name)) > 2 * (await areaOf(page, other)), { timeout: 20_000 })
    .toBe(true);

test("three people see each other equally, who speaks large, or whom they have pinned", async ({
  people,
}) => {
  const [ana, lei, mia] = await people("Ana", "Lei", "Mia");
  await threeInCall([ana, lei, mia]);
  const { page } = ana;
  await everybodyCanUse(page, "grid");
  expect(Math.abs((await areaOf(page, lei.name)) - (await areaOf(page, "You")))).toBeLessThan(10);

  // The cameras and microphones of the tests beep without end: who is muted is silent.
  await button(lei.page, "Microphone").click();
  await expect(tile(page, mia.name).and(page.locator("[data-speaking]"))).toBeVisible({ timeout: 20_000 });
  await button(page, "Show who speaks large").click();
  await isLarge(page, mia.name, lei.name);
  await button(mia.page, "Microphone").click();
  await button(lei.page, "Microphone").click();
  await isLarge(page, lei.name, mia.name);
  await everybodyCanUse(page, "speaker");

  await button(page, `Pin ${mia.name}`).focus();
  await page.keyboard.press("Enter");
  await isLarge(page, mia.name, lei.name);
  await button(page, `Unpin ${mia.name}`).click();
  await isLarge(page, lei.name, mia.name);
  await page.reload();
  await isLarge(page, lei.name, mia.name);

  await button(mia.page, "Raise hand").click();
  await button(lei.page, "Raise hand").click();
  await expect(tile(page, mia.name).getByText("Hand raised, number 1")).toBeAttached();
  await expect(tile(page, lei.name).getByText("Hand raised, number 2")).toBeAttached();
  await button(mia.page, "Lower hand").click();
  await expect(tile(page, lei.name).getByText("Hand raised, number 1")).toBeAttached();
});

test("texts and reactions reach the other side, are new until they are read, and go with the call", async ({
  people,
}) => {
  const [ana, lei] = await people("Ana", "Lei");
  await inCall(ana, lei);
  await button(ana.page, "Texts").click();
  const field = ana.page.getByRole("textbox", { name: "Text" });
  await expect(field).toBeFocused();
  await field.pressSequentially("The minutes:");
  await field.press("Shift+Enter");
  await field.pressSequentially("https://example.org/minutes.");
  await field.press("Enter");
  await expect(field).toHaveValue("");
  await everybodyCanUse(ana.page, "texts");

  await button(lei.page, "Texts, 1 new text").click();
  const link = lei.page.getByRole("link", { name: "https://example.org/minutes" });
  await expect(link).toHaveAttribute("rel", "noopener noreferrer");
  await expect(button(lei.page, "Close texts").first()).toBeVisible();
  await lei.page.keyboard.press("Escape");
  await expect(link).toBeHidden();
  await expect(button(lei.page, "Texts")).toBeFocused();

  await button(lei.page, "React").click();
  await hasNoFindings(lei.page, "reactions");
  await button(lei.page, "Applause").click();
  await expect(ana.page.locator('[data-reaction="👏"]')).toBeVisible();
  await expect(ana.page.getByRole("status").filter({ hasText: `${lei.name} reacts: 👏` })).toBeAttached();
  await expect(ana.page.locator('[data-reaction="👏"]')).toBeHidden();

  await ana.context.setOffline(true);
  await field.pressSequentially("Are you there?");
  await field.press("Enter");
  await expect(ana.page.getByText("It could not be sent. Your text is still here.")).toBeVisible({
    timeout: 20_000,
  });
  await expect(field).toHaveValue("Are you there?");
  await ana.context.setOffline(false);
});

test("who talks while muted is told so once, and can be heard again with one click", async ({ people }) => {
  const [ana, lei] = await people("Ana", "Lei");
  await inCall(ana, lei);
  const microphone = button(ana.page, "Microphone");
  await microphone.click();
  const hint = ana.page.getByRole("region", { name: "You are muted" });
  await expect(hint).toBeVisible({ timeout: 20_000 });
  await hasNoFindings(ana.page, "talking while muted");
  await hint.getByRole("button", { name: "Unmute" }).click();
  await expect(microphone).toHaveAttribute("aria-pressed", "true");
  await expect(hint).toBeHidden();
});

test("single keys do what they say, not while one types, and not when they are switched off", async ({
  people,
}) => {
  const [ana, lei] = await people("Ana", "Lei");
  await inCall(ana, lei);
  const { page } = ana;
  const { keyboard } = page;
  const microphone = button(page, "Microphone");
  await keyboard.press("m");
  await expect(microphone).toHaveAttribute("aria-pressed", "false");
  await page.getByRole("region", { name: `Call with ${lei.name}` }).focus();
  await keyboard.down("Space");
  await expect(microphone).toHaveAttribute("aria-pressed", "true");
  await keyboard.up("Space");
  await expect(microphone).toHaveAttribute("aria-pressed", "false");
  await keyboard.press("v");
  await expect(button(page, "Camera")).toHaveAttribute("aria-pressed", "false");
  await keyboard.press("h");
  await expect(button(page, "Lower hand")).toBeVisible();
  await keyboard.press("f");
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(true);
  await keyboard.press("f");
  await expect.poll(() => page.evaluate(() => document.fullscreenElement !== null)).toBe(false);
  await keyboard.press("?");
  const list = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(list).toBeVisible();
  await hasNoFindings(page, "list of shortcuts");
  await keyboard.press("m");
  await keyboard.press("Escape");
  await expect(list).toBeHidden();
  await expect(microphone).toHaveAttribute("aria-pressed", "false");

  await keyboard.press("c");
  const field = page.getByRole("textbox", { name: "Text" });
  await expect(field).toBeFocused();
  await keyboard.type("mvh ?");
  await expect(field).toHaveValue("mvh ?");
  await expect(microphone).toHaveAttribute("aria-pressed", "false");
  await expect(button(page, "Lower hand")).toBeVisible();
  await keyboard.press("Escape");

  await button(page, "Make the call small").click();
  await page.getByRole("link", { name: "Settings", exact: true }).click();
  await page.getByRole("checkbox", { name: "Single keys" }).uncheck();
  await button(page, "Return to the call").click();
  await keyboard.press("h");
  await keyboard.press("m");
  await expect(button(page, "Lower hand")).toBeVisible();
  await expect(microphone).toHaveAttribute("aria-pressed", "false");
  await expect(microphone).not.toHaveAttribute("aria-keyshortcuts");
});

test("the call is in a window over all others, the screen stays on, and both end with the call", async ({
  person,
}) => {
  // A browser without a screen has none to keep on: what is asked of it is written down.
  const watch = () => {
    const locks: { released: boolean }[] = [];
    Object.assign(window, { locks });
    navigator.wakeLock.request = () => {
      const lock = {
        released: false,
        release() {
          lock.released = true;
          return Promise.resolve();
        },
      };
      locks.push(lock);
      return Promise.resolve(lock as unknown as WakeLockSentinel);
    };
  };
  const ana = await person("Ana", { before: watch });
  const lei = await person("Lei");
  await inCall(ana, lei);
  const held = () =>
    ana.page.evaluate(() =>
      (window as unknown as { locks: { released: boolean }[] }).locks.map(({ released }) => released),
    );
  await expect.poll(held).toContain(false);

  const [opened] = await Promise.all([
    ana.context.waitForEvent("page"),
    button(ana.page, "Picture in picture").click(),
  ]);
  await expect(opened.getByRole("listitem", { name: lei.name })).toBeVisible();
  await hasNoFindings(opened, "picture in picture");
  await opened.getByRole("button", { name: "Microphone" }).click();
  await expect(button(ana.page, "Microphone")).toHaveAttribute("aria-pressed", "false");
  await Promise.all([opened.waitForEvent("close"), button(lei.page, "Hang up").click()]);
  await expect.poll(held).not.toContain(false);
});

test("on a phone 320 pixels wide everything fits, and the menu has what the bar has no room for", async ({
  person,
}) => {
  const ana = await person("Ana", { phone: true });
  const lei = await person("Lei");
  await inCall(ana, lei);
  const { page } = ana;
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
  for (const name of ["Microphone", "Camera", "Texts", "More", "Hang up"]) {
    const box = await button(page, name).boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= 320, name).toBe(true);
  }
  await button(page, "More").click();
  await hasNoFindings(page, "menu");
  await page.getByRole("menuitem", { name: "Raise hand" }).click();
  await expect(tile(lei.page, ana.name).getByText("Hand raised, number 1")).toBeAttached();
  await button(page, "Texts").click();
  await hasNoFindings(page, "texts on a phone");
  await expect(button(page, "Hang up")).toBeInViewport();
});
