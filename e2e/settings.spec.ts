import { expect, test } from "./person";

test("a section of the settings is one click away, and its address leads to it again", async ({ person }) => {
  const { page } = await person("Ana", { phone: true });
  await page.getByRole("link", { name: "Settings" }).click();
  const sections = page.getByRole("navigation", { name: "Sections" });
  await sections.getByRole("link", { name: "Webhooks" }).click();
  const heading = page.getByRole("heading", { name: "Webhooks" });
  await expect(heading).toBeInViewport();
  await expect(sections.getByRole("link", { name: "Webhooks" })).toHaveAttribute("aria-current", "location");
  await expect(page).toHaveURL(/\/settings#webhooks$/);

  await page.reload();
  await expect(heading).toBeInViewport();
  await page.getByRole("link", { name: "People" }).click();
  await expect(page.getByRole("searchbox", { name: "Search people" })).toBeVisible();
  await page.goBack();
  await expect(page).toHaveURL(/\/settings#webhooks$/);
  await expect(heading).toBeInViewport();
});

test("the sections stay in view beside what is read", async ({ person }) => {
  const { page } = await person("Ana");
  await page.goto("/settings#webhooks");
  const sections = page.getByRole("navigation", { name: "Sections" });
  await expect(sections.getByRole("link", { name: "Webhooks" })).toHaveAttribute("aria-current", "location");
  await expect(sections.getByRole("link", { name: "API keys" })).toBeInViewport();
  await sections.getByRole("link", { name: "API keys" }).focus();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: "API keys" })).toBeInViewport();
  await expect(sections.getByRole("link", { name: "API keys" })).toHaveAttribute("aria-current", "location");
});
