import { grows } from "./media";
import { expect, test } from "./person";
import { coloursSeen, ownDevices, strongestTone, toneHertz } from "./tone-and-colours";

test.use({ appEnv: { TEST_USERS: "on", RING_MS: "4000" } });

test("who calls echo hears the own tone and sees the own colours", async ({ person, app }) => {
  const ana = await person("Ana", { before: ownDevices });
  await expect(ana.page.getByText("Echo", { exact: true })).toBeVisible();
  await ana.call("Echo", "video");
  await expect(ana.page.getByRole("timer")).toBeVisible();
  await grows(ana.page, "framesDecoded", 10);
  await expect
    .poll(async () => Math.abs((await strongestTone(ana.page)) - toneHertz), { timeout: 20_000 })
    .toBeLessThan(25);
  await expect
    .poll(async () => {
      const [left, right] = await coloursSeen(ana.page);
      const [red, , someBlue] = left;
      const [someRed, , blue] = right;
      return Math.min((red ?? 0) - (someBlue ?? 255), (blue ?? 0) - (someRed ?? 255));
    })
    .toBeGreaterThan(100);
  await ana.page.getByRole("button", { name: "Hang up" }).click();
  await expect(ana.page.getByText("You hung up").first()).toBeVisible();

  await app.restart();
  await ana.page.reload();
  await ana.call("Echo", "audio");
  await expect(ana.page.getByRole("timer")).toBeVisible();
  await grows(ana.page, "audioEnergy", 0);
});

test("the others are busy, decline, and never answer", async ({ person }) => {
  const ana = await person("Ana");
  await ana.call("Busy", "audio");
  await expect(ana.page.getByText(/busy|another call/i).first()).toBeVisible();
  await ana.page.goto("/");
  await ana.call("Declines", "audio");
  await expect(ana.page.getByText(/declined/i).first()).toBeVisible();
  await ana.page.goto("/");
  await ana.call("Silent", "audio");
  await expect(ana.page.getByText(/Ringing/).first()).toBeVisible();
  await expect(ana.page.getByText(/no answer|did not answer/i).first()).toBeVisible();
});
