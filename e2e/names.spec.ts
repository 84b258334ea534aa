import type { Locator } from "@playwright/test";
import { expect, test } from "./person";

/** All of the text lies within the width of the window: measured, because what sticks out is cut off without a trace. */
async function fits(words: Locator): Promise<void> {
  await expect(words).toBeVisible();
  const sticksOut = await words.evaluate((element) => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const { left, right } = range.getBoundingClientRect();
    return left < 0 || right > document.documentElement.clientWidth;
  });
  expect(sticksOut).toBe(false);
}

const names = ["Wolfeschlegelsteinhausenbergerdorff-Hubertus", "<img-src=x>", "محمدبنعبدالله"];
for (const long of names) {
  test(`on a phone the name ${long} is shown as it is, whole`, async ({ person }) => {
    const ana = await person(long, { phone: true });
    const lei = await person("Lei", { phone: true });
    await ana.call(lei.name, "audio");
    await fits(lei.page.getByRole("alertdialog").getByRole("paragraph").filter({ hasText: ana.name }));
    await ana.page.getByRole("button", { name: "Cancel call" }).click();
    await ana.page.getByRole("button", { name: "Close" }).click();

    await lei.call(ana.name, "audio");
    await fits(lei.page.getByRole("heading", { name: ana.name }));
    await ana.page.getByRole("button", { name: "Decline" }).click();
    await fits(lei.page.getByRole("heading", { name: `${ana.name} declined the call` }));
  });
}
