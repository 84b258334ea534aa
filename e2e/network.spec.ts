import { everybodyCanUse } from "./keyboard";
import { expect, test } from "./person";

test("somebody sees whether calls will work, and what the operator has not set up", async ({ person }) => {
  const { page, context } = await person("Ana");
  await context.grantPermissions(["clipboard-read", "clipboard-write", "camera", "microphone"]);
  await page.goto("/settings#devices");
  await page.getByRole("link", { name: "Check the network, too" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Network check" })).toBeVisible();
  const row = (name: string) =>
    page.getByRole("listitem").filter({ has: page.getByRole("heading", { name }) });
  await everybodyCanUse(page, "network check, before");

  await page.getByRole("button", { name: "Check", exact: true }).click();
  await expect(page.getByRole("button", { name: "Checking …" })).toBeDisabled();
  await expect(page.getByRole("heading", { name: "Calls will work within your own network" })).toBeVisible({
    timeout: 30_000,
  });
  await expect(row("Browser")).toContainText("Good");
  await expect(row("Microphone")).toContainText("it hears something");
  await expect(row("Camera")).toContainText(/\d+ × \d+/);
  await expect(row("Connection to the server")).toContainText(/[\d.]+ ms/);
  await expect(row("Own address (STUN)")).toContainText("Set STUN_URLS");
  await expect(row("Relay over UDP")).toContainText("Set TURN_URLS and TURN_SECRET.");
  await expect(row("Relay over TLS")).toContainText("Not checked");
  await expect(row("Directly, for comparison")).toContainText(/0 % lost · [\d.]+ ms, [\d.]+ ms at worst/);
  await everybodyCanUse(page, "network check, after");

  await page.getByRole("button", { name: "Copy report" }).click();
  await expect(page.getByText("it holds no addresses and no passwords")).toBeVisible();
  const report = JSON.parse(await page.evaluate(() => navigator.clipboard.readText())) as { summary: string };
  expect(report.summary).toBe("unknownPath");
});
