import { expect, test } from "./server";

test.use({ appEnv: { RATE_SIGN_IN_ADDRESS: "2" } });

test("who tries too often to sign in is told to wait, and not that the password is wrong", async ({
  page,
}) => {
  await page.goto("/sign-in");
  await page.getByLabel("User name").fill("ana");
  await page.getByLabel("Password", { exact: true }).fill("not the password");
  for (const words of ["is not right", "is not right", "too many tries"]) {
    const replied = page.waitForResponse((response) => response.url().includes("/api/auth/callback"));
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await replied;
    await expect(page.getByRole("alert").getByText(words)).toBeVisible();
  }
});
