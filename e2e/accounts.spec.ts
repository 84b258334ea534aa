import { randomBytes } from "node:crypto";
import { flows } from "./media";
import { expect, openBrowser, test } from "./person";

test("somebody new signs up and calls", async ({ browser, app, person }) => {
  const lei = await person("Lei");
  const context = await openBrowser(browser, app);
  const page = await context.newPage();
  const nickname = `Nina ${randomBytes(2).toString("hex")}`;
  await page.goto("/");
  await expect(page).toHaveURL(/sign-in/);
  await page.getByRole("link", { name: "Create account" }).click();
  await expect(page.getByRole("heading", { name: "Create an account" })).toBeVisible();
  await page.getByLabel("User name").fill(`nina${randomBytes(4).toString("hex")}`);
  await page.getByLabel("Name that others see").fill(nickname);
  await page.getByLabel("Password", { exact: true }).fill("a long enough one");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.getByRole("button", { name: `Video call ${lei.name}`, exact: true }).click();
  const incoming = lei.page.getByRole("alertdialog", { name: `Incoming video call from ${nickname}` });
  await incoming.getByRole("button", { name: "Answer", exact: true }).click();
  await flows([page, lei.page], { video: true });
  await context.close();
});

test("a wrong password and an unknown name are told alike; signing out ends the session", async ({
  browser,
  app,
  person,
}) => {
  const ana = await person("Ana");
  const context = await openBrowser(browser, app);
  const page = await context.newPage();
  await page.goto("/sign-in");
  for (const username of [ana.username, "nobody-of-this-name"]) {
    await page.getByLabel("User name").fill(username);
    await page.getByLabel("Password", { exact: true }).fill("not the password");
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(page.getByText("The user name or the password is not right.")).toBeVisible();
  }
  await page.getByLabel("User name").fill(ana.username);
  await page.getByLabel("Password", { exact: true }).fill("correct horse battery");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page.getByRole("searchbox", { name: "Search people" })).toBeVisible();
  await page.getByRole("button", { name: `Account of ${ana.name}` }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(page).toHaveURL(/sign-in/);
  await page.goto("/");
  await expect(page).toHaveURL(/sign-in/);
  await context.close();
});

test("two demo accounts are two clicks away from a call", async ({ browser, app }) => {
  const names = ["Ana Souza", "Omar Haddad"];
  const contexts = await Promise.all(names.map(() => openBrowser(browser, app)));
  const pages = await Promise.all(contexts.map((context) => context.newPage()));
  const [first, second] = pages;
  if (!first || !second) throw new Error("there are two windows");
  for (const [index, page] of pages.entries()) {
    await page.goto("/");
    await page.getByRole("button", { name: `Sign in as ${names[index]}` }).click();
    await expect(page.getByRole("searchbox", { name: "Search people" })).toBeVisible();
  }
  await first.getByRole("button", { name: "Call Omar Haddad", exact: true }).click();
  await second.getByRole("button", { name: "Answer", exact: true }).click();
  await flows(pages, { video: false });
  for (const context of contexts) await context.close();
});
