import { hasNoFindings } from "./axe";
import { expect, openBrowser, test } from "./person";

for (const { locale, chapter, next } of [
  { locale: "en", chapter: "Place a call and take it", next: "Be told: events" },
  { locale: "zh-CN", chapter: "发起与接听通话", next: "接收事件" },
]) {
  test(`the guide is read without signing in (${locale})`, async ({ browser, app }) => {
    const context = await openBrowser(browser, app, { locale });
    const page = await context.newPage();
    await page.goto("/docs");
    await hasNoFindings(page, "contents");
    await page.getByRole("main").getByRole("link", { name: chapter }).first().click();
    await expect(page.getByRole("heading", { level: 1, name: chapter })).toBeVisible();
    await expect(page.getByText("/rtc/answer").first()).toBeVisible();
    await hasNoFindings(page, "chapter");
    await page.getByRole("main").getByRole("link", { name: next }).first().click();
    await expect(page.getByRole("heading", { level: 1, name: next })).toBeVisible();
    await context.close();
  });
}

test("an endpoint is tried in the reference with one's own token, and nothing comes from elsewhere", async ({
  person,
  app,
}) => {
  const { page, username } = await person("Ana");
  const elsewhere: string[] = [];
  page.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== app.url) elsewhere.push(request.url());
  });
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(error.message));
  await page.goto("/docs/reference");
  const endpoint = page.getByRole("button", { name: /get.*auth\/me/i }).first();
  await endpoint.click();
  await page.getByRole("button", { name: "Try it out" }).click();
  await page.getByRole("button", { name: "Execute" }).click();
  await expect(page.getByText(username).first()).toBeVisible();
  expect(elsewhere).toEqual([]);
  expect(problems).toEqual([]);
});
