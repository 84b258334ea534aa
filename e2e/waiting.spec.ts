import { flows } from "./media";
import { expect, inCall, test } from "./person";

test("who calls while one talks can be answered when that call has ended", async ({ people }) => {
  const [ana, lei, mia] = await people("Ana", "Lei", "Mia");
  await inCall(ana, lei);
  await mia.call(lei.name, "audio");
  await expect(lei.page.getByText("You are in a call already.")).toBeVisible();
  await expect(lei.page.getByRole("button", { name: "Answer", exact: true })).toBeHidden();
  await ana.page.getByRole("button", { name: "Hang up" }).click();
  await lei.page.getByRole("button", { name: "Answer", exact: true }).click();
  await flows([mia.page, lei.page], { video: false });
});
