import { expect, test } from "./person";
import type { App } from "./server";

/** What the API answers to whoever shows this key. */
async function statusWith(app: App, key: string): Promise<number> {
  const reply = await fetch(`${app.url}/api/v1/auth/me`, { headers: { Authorization: `Bearer ${key}` } });
  return reply.status;
}

test("a key is made in the settings, is good for a program, and is refused at once when it is revoked", async ({
  person,
  app,
}) => {
  const { page } = await person("Ana");
  await page.getByRole("link", { name: "Settings" }).click();
  await expect(page.getByText("You have no keys.")).toBeVisible();
  await page.getByRole("button", { name: "Make a key" }).click();
  await page.getByRole("textbox", { name: "Name", exact: true }).fill("Support desk");
  await page.getByRole("checkbox", { name: "Act" }).check();
  await page.getByRole("button", { name: "Make the key" }).click();
  const shown = page.getByRole("textbox", { name: "Key", exact: true });
  await expect(shown).toHaveValue(/^rbk_/);
  const key = await shown.inputValue();
  expect(await statusWith(app, key)).toBe(200);

  await page.getByRole("button", { name: "Done" }).click();
  await expect(shown).toBeHidden();
  await page.reload();
  await expect(page.getByRole("region", { name: "API keys" }).getByText("Last used on")).toBeVisible();
  expect(await page.content()).not.toContain(key);

  await page.getByRole("button", { name: "Revoke Support desk" }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByRole("button", { name: "Cancel" }).click();
  expect(await statusWith(app, key)).toBe(200);
  await page.getByRole("button", { name: "Revoke Support desk" }).click();
  await dialog.getByRole("button", { name: "Revoke", exact: true }).click();
  await expect(page.getByText("You have no keys.")).toBeVisible();
  expect(await statusWith(app, key)).toBe(401);
});
