import { expect, test } from "./person";

test.use({ appEnv: { RING_MS: "3000" } });

test("a call that nobody answers is missed, and both are told so", async ({ people }) => {
  const [ana, lei] = await people("Ana", "Lei");
  await ana.call(lei.name, "audio");
  await expect(lei.page.getByRole("alertdialog")).toBeVisible();
  await expect(ana.page.getByText(`${lei.name} did not answer`).first()).toBeVisible();
  await expect(lei.page.getByRole("alertdialog")).toBeHidden();
});
