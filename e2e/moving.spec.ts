import { everybodyCanUse } from "./keyboard";
import { flows, grows, mediaOf } from "./media";
import { expect, inCall, test } from "./person";

test("a call is brought to another browser by one click, and the first one says where it is", async ({
  people,
}) => {
  const [ana, lei] = await people("Ana", "Lei");
  await inCall(ana, lei);
  const phone = await lei.also({ phone: true });
  await phone.page.getByRole("button", { name: "Continue here" }).click();
  await flows([phone.page], { video: true });
  await grows(ana.page, "framesDecoded", 10);
  await expect(lei.page.getByRole("region", { name: /goes on on another device/ })).toBeVisible();
  expect((await mediaOf(lei.page)).peers).toBe(0);
  await everybodyCanUse(lei.page, "the call is elsewhere");
});

test("a restart of the server during a call does not end it", async ({ people, app }) => {
  const [ana, lei] = await people("Ana", "Lei");
  await inCall(ana, lei);
  await app.restart();
  await grows(ana.page, "framesDecoded", 10);
  await lei.page.getByRole("button", { name: "Microphone" }).click();
  await expect(ana.page.getByText(`${lei.name}: microphone off`, { exact: true })).toBeAttached({
    timeout: 20_000,
  });
  await ana.page.getByRole("button", { name: "Hang up" }).click();
  await expect(lei.page.getByText(`${ana.name} hung up`).first()).toBeVisible();
});
