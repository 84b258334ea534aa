import { flows } from "./media";
import { expect, test } from "./person";

test("in Chinese: a video call from the first click to the last word", async ({ person }) => {
  const ana = await person("Ana", { locale: "zh-CN" });
  const lei = await person("Lei", { locale: "zh-CN", phone: true });
  await expect(ana.page.locator("html")).toHaveAttribute("lang", /^zh/);
  await ana.page.getByRole("button", { name: `视频呼叫${lei.name}`, exact: true }).click();
  const incoming = lei.page.getByRole("alertdialog", { name: `${ana.name}的视频来电` });
  await incoming.getByRole("button", { name: "接听", exact: true }).click();
  await flows([ana.page, lei.page], { video: true });
  await lei.page.getByRole("button", { name: "挂断" }).click();
  await expect(lei.page.getByText("你挂断了电话").first()).toBeVisible();
  await expect(ana.page.getByText(`${lei.name}挂断了电话`).first()).toBeVisible();
});
