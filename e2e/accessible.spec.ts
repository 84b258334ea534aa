import { hasNoFindings } from "./axe";
import { everybodyCanUse, tabTo } from "./keyboard";
import { expect, openBrowser, test } from "./person";

for (const look of [
  { dark: false, phone: false },
  { dark: true, phone: true },
]) {
  const name = `${look.dark ? "dark" : "light"}, ${look.phone ? "phone" : "desktop"}`;

  test(`nobody is left out on signing in and up (${name})`, async ({ browser, app }) => {
    const context = await openBrowser(browser, app, look);
    const page = await context.newPage();
    await page.goto("/sign-in");
    await expect(page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
    await everybodyCanUse(page, "sign in");
    await page.goto("/sign-up");
    await expect(page.getByRole("button", { name: "Create account" })).toBeVisible();
    await everybodyCanUse(page, "sign up");
    await page.goto("/no-such-page");
    await everybodyCanUse(page, "not found");
    await context.close();
  });

  test(`nobody is left out of a call (${name})`, async ({ person }) => {
    const ana = await person("Ana", look);
    const lei = await person("Lei", look);
    await expect(ana.page.getByRole("button", { name: `Video call ${lei.name}`, exact: true })).toBeVisible();
    await everybodyCanUse(ana.page, "people");
    await ana.call(lei.name, "video");
    await expect(lei.page.getByRole("alertdialog")).toBeVisible();
    await everybodyCanUse(ana.page, "outgoing");
    await everybodyCanUse(lei.page, "incoming");
    await lei.page.getByRole("button", { name: "Answer", exact: true }).click();
    await expect(ana.page.getByRole("timer")).toBeVisible();
    await everybodyCanUse(ana.page, "in the call");
    await ana.page.getByRole("button", { name: "Make the call small" }).click();
    await everybodyCanUse(ana.page, "a small call");
    await ana.page.getByRole("button", { name: "Hang up" }).click();
    await expect(ana.page.getByText("You hung up").first()).toBeVisible();
    await everybodyCanUse(ana.page, "after the call");
    await ana.page.goto("/history");
    await ana.page.getByRole("button", { name: "Filters" }).click();
    await expect(ana.page.getByRole("heading", { name: "Today" })).toBeVisible();
    await everybodyCanUse(ana.page, "history");
  });
}

for (const look of [
  { dark: false, phone: true },
  { dark: true, phone: false },
]) {
  const name = `${look.dark ? "dark" : "light"}, ${look.phone ? "phone" : "desktop"}`;

  test(`nobody is left out of making a key (${name})`, async ({ person }) => {
    const { page } = await person("Ana", look);
    await page.getByRole("link", { name: "Settings" }).click();
    await page.getByRole("button", { name: "Make a key" }).click();
    await page.getByRole("button", { name: "Make the key" }).click();
    await expect(page.getByRole("textbox", { name: "Name", exact: true })).toHaveAttribute(
      "aria-invalid",
      "true",
    );
    await hasNoFindings(page, "a new key");
    await page.getByRole("textbox", { name: "Name", exact: true }).fill("Desk");
    await page.getByRole("button", { name: "Make the key" }).click();
    await expect(page.getByRole("textbox", { name: "Key", exact: true })).toBeVisible();
    await hasNoFindings(page, "a key that is shown once");
    await page.getByRole("button", { name: "Revoke Desk" }).click();
    await expect(page.getByRole("alertdialog")).toBeVisible();
    await hasNoFindings(page, "a key to be revoked");
  });
}

for (const look of [
  { dark: false, phone: false },
  { dark: true, phone: true },
]) {
  const name = `${look.dark ? "dark" : "light"}, ${look.phone ? "phone" : "desktop"}`;

  test(`nobody is left out of the settings and the documentation (${name})`, async ({ person }) => {
    const { page } = await person("Ana", look);
    await page.goto("/settings");
    await expect(page.getByRole("button", { name: "Make a key" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Test the ringer" })).toBeVisible();
    await expect(page.getByText("This browser.", { exact: true })).toBeVisible();
    await everybodyCanUse(page, "settings");
    await page.goto("/docs");
    await everybodyCanUse(page, "documentation");
    await page.goto("/docs/calls");
    await everybodyCanUse(page, "a chapter");
  });
}

test("on the narrowest screen nothing runs out at the side", async ({ person }) => {
  // WCAG 2.2, 1.4.10: 320 CSS pixels.
  const { page } = await person("Ana", { phone: true });
  await page.setViewportSize({ width: 320, height: 700 });
  for (const address of ["/", "/history", "/settings", "/docs", "/docs/calls", "/docs/reference"]) {
    await page.goto(address);
    await expect(page.getByRole("heading", { level: 1 }).first()).toBeAttached();
    expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBe(320);
  }
});

test("a call is answered and hung up with the keyboard alone", async ({ people }) => {
  const [ana, lei] = await people("Ana", "Lei");
  await ana.page.getByRole("button", { name: `Call ${lei.name}`, exact: true }).focus();
  await ana.page.keyboard.press("Enter");
  await expect(lei.page.getByRole("alertdialog")).toBeVisible();
  const answer = lei.page.getByRole("button", { name: "Answer", exact: true });
  await tabTo(lei.page, "Answer");
  await expect(answer).toBeFocused();
  await lei.page.keyboard.press("Enter");
  await expect(lei.page.getByRole("timer")).toBeVisible();
  await tabTo(lei.page, "Hang up");
  await lei.page.keyboard.press("Enter");
  await expect(lei.page.getByText("You hung up").first()).toBeVisible();
});

test("who was typing when it rang goes on typing after declining", async ({ people }) => {
  const [ana, lei] = await people("Ana", "Lei");
  const search = lei.page.getByRole("searchbox");
  await search.pressSequentially("An");
  await ana.call(lei.name, "audio");
  await lei.page.getByRole("button", { name: "Decline" }).click();
  await expect(lei.page.getByRole("alertdialog")).toBeHidden();
  await expect(search).toBeFocused();
  await lei.page.keyboard.type("a");
  await expect(search).toHaveValue("Ana");
});
