import { expect, test } from "./person";

test.use({ appEnv: { CALLER_GONE_MS: "2000", PING_MS: "500" } });

test("the caller sees that the callee is busy", async ({ people }) => {
  const [ana, lei] = await people("Ana", "Lei");
  await ana.call(lei.name, "audio");
  await lei.page.getByRole("alertdialog").getByRole("button", { name: "Busy" }).click();
  await expect(ana.page.getByText(`${lei.name} is busy`).first()).toBeVisible();
  await expect(lei.page.getByRole("alertdialog")).toBeHidden();
});

test("the caller sees that the callee declined, and can call again", async ({ people }) => {
  const [ana, lei] = await people("Ana", "Lei");
  await ana.call(lei.name, "video");
  await lei.page.getByRole("alertdialog").getByRole("button", { name: "Decline" }).click();
  await expect(ana.page.getByText(`${lei.name} declined the call`).first()).toBeVisible();
  await ana.page.getByRole("button", { name: "Call again" }).click();
  await expect(lei.page.getByRole("alertdialog")).toBeVisible();
});

test("a cancelled call stops ringing at once", async ({ people }) => {
  const [ana, lei] = await people("Ana", "Lei");
  await ana.call(lei.name, "video");
  await expect(lei.page.getByRole("alertdialog")).toBeVisible();
  await ana.page.getByRole("button", { name: "Cancel call" }).click();
  await expect(lei.page.getByRole("alertdialog")).toBeHidden();
  await expect(ana.page.getByText("You cancelled the call").first()).toBeVisible();
});

test("when the caller closes the window the call stops ringing", async ({ people }) => {
  const [ana, lei] = await people("Ana", "Lei");
  await ana.call(lei.name, "video");
  await expect(lei.page.getByRole("alertdialog")).toBeVisible();
  await ana.page.close();
  await expect(lei.page.getByRole("alertdialog")).toBeHidden();
});

test("who is not there is not reachable, and rings as soon as they come", async ({ people }) => {
  const [ana, lei] = await people("Ana", "Lei");
  const row = ana.page.getByRole("listitem").filter({ hasText: lei.name });
  await expect(row).toContainText("Online");
  await lei.page.close();
  await expect(row).toContainText("Offline");
  await ana.call(lei.name, "audio");
  await expect(ana.page.getByText("Not reachable").first()).toBeVisible();
  const page = await lei.context.newPage();
  await page.goto("/");
  await expect(page.getByRole("alertdialog")).toBeVisible();
  await expect(ana.page.getByText(/Ringing/).first()).toBeVisible();
});
