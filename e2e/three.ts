import { expect } from "@playwright/test";
import { answer, invite } from "./group";
import { flows } from "./media";
import type { Person } from "./person";

/** Three people talk: the first has called the second, and the third was invited. */
export async function threeInCall([first, second, third]: readonly [Person, Person, Person]): Promise<void> {
  await first.call(second.name, "video");
  await answer(second);
  await expect(first.page.getByRole("timer")).toBeVisible();
  await invite(first, third);
  await answer(third);
  for (const { page } of [first, second, third])
    await expect(page.getByRole("listitem", { name: "You" })).toBeVisible();
  await flows([first.page, third.page], { video: true });
}
