import { expect, inCall, test } from "./person";

test("the page of a call tells how it went as soon as one has hung up", async ({ people }) => {
  const [ana, lei] = await people("Ana", "Lei");
  const placed = ana.page.waitForFunction(() =>
    /"callId":"([^"]+)"/.exec(sessionStorage.getItem("ringback.devices") ?? "")?.at(1),
  );
  await inCall(ana, lei);
  await ana.page.goto(`/call/${await (await placed).jsonValue()}`);
  await ana.page.getByRole("button", { name: "Hang up" }).click();
  await ana.page.getByRole("button", { name: "Close" }).click();
  await expect(ana.page.getByRole("main").getByText("The call has ended")).toBeVisible();
  await expect(ana.page.getByText("This call is going on without you.")).toBeHidden();
});
