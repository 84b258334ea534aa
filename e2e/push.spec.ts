import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { AxeBuilder } from "@axe-core/playwright";
import { PushService, type TestBrowser } from "@/lib/server/testing/push-service";
import { expect, type Person, test as base } from "./person";
import { ClosedBrowser, publicKeyOf, stubSubscribe } from "./push-browser";
import { startApp } from "./server";

const test = base.extend<object, { service: PushService }>({
  service: [
    async ({}, use) => {
      const service = await PushService.open();
      await use(service);
      await service.close();
    },
    { scope: "worker" },
  ],
  app: [
    async ({ service }, use) => {
      const folder = await mkdtemp(path.join(tmpdir(), "ringback-push-"));
      const file = path.join(folder, "service.pem");
      await writeFile(file, service.cert);
      const app = await startApp({ env: { OUTBOUND_HOSTS: service.host, OUTBOUND_CA: file } });
      await use(app);
      await app.close();
      await rm(folder, { recursive: true });
    },
    { scope: "worker", timeout: 60_000 },
  ],
});

/** Turns notifications on in the settings. */
async function turnOn(service: PushService, { page, context }: Person): Promise<TestBrowser> {
  await context.grantPermissions(["notifications", "camera", "microphone"]);
  const browser = service.browser(await publicKeyOf(page));
  await stubSubscribe(context, browser.subscription);
  await page.goto("/settings#notifications");
  const notify = page.getByRole("checkbox", { name: "Notify me of calls" });
  await expect(notify).not.toBeChecked();
  await notify.check();
  await expect(page.getByText("On for this device.")).toBeVisible();
  return browser;
}

/** The newest message that this browser was sent, once there are so many. */
async function message(service: PushService, browser: TestBrowser, count: number) {
  await service.until(`there are ${count} messages`, () => service.story(browser).length >= count);
  return service.delivered.filter(({ to }) => to === browser)[count - 1]?.message;
}

test("a call rings with every tab closed, and the notification becomes that of a missed call", async ({
  people,
  service,
  app,
}) => {
  const [ana, lei] = await people("Ana", "Lei");
  const subscribed = await turnOn(service, lei);
  const closed = await ClosedBrowser.of(lei.context, app.url);

  await ana.call(lei.name, "video");
  await expect(ana.page.getByText("Calling").first()).toBeVisible();
  await expect(ana.page.getByText("Not reachable")).toBeHidden();
  await closed.deliver(await message(service, subscribed, 1));
  await closed.showsOnly({
    title: ana.name,
    body: "Video call",
    kind: "ring",
    actions: ["answer", "decline"],
    stays: true,
  });
  await expect(ana.page.getByText("Ringing").first()).toBeVisible();

  await ana.page.getByRole("button", { name: "Cancel" }).click();
  await closed.deliver(await message(service, subscribed, 2));
  await closed.showsOnly({ title: `Missed call from ${ana.name}`, kind: "over", actions: [] });
  expect(service.refused).toEqual([]);
});

test("a ring that comes too late makes no sound, and one without an end goes by itself", async ({
  people,
  service,
  app,
}) => {
  const [ana, lei] = await people("Ana", "Lei");
  const subscribed = await turnOn(service, lei);
  const closed = await ClosedBrowser.of(lei.context, app.url);

  await ana.call(lei.name, "audio");
  const ring = await message(service, subscribed, 1);
  await ana.page.getByRole("button", { name: "Cancel" }).click();
  await message(service, subscribed, 2);
  await closed.deliver(ring);
  await closed.showsOnly({ title: `Missed call from ${ana.name}`, kind: "over" });

  await ana.page.getByRole("button", { name: "Close" }).first().click();
  await ana.call(lei.name, "audio");
  await closed.deliver(await message(service, subscribed, 3));
  await expect.poll(async () => (await closed.shown()).map(({ kind }) => kind)).toContain("ring");
  await ana.page.getByRole("button", { name: "Cancel" }).click();
  await expect
    .poll(async () => (await closed.shown()).map(({ kind }) => kind), { timeout: 15_000 })
    .toEqual(["over", "over"]);
});

test("a call is declined from the notification", async ({ people, service, app }) => {
  const [ana, lei] = await people("Ana", "Lei");
  const subscribed = await turnOn(service, lei);
  const closed = await ClosedBrowser.of(lei.context, app.url);
  await ana.call(lei.name, "audio");
  await closed.deliver(await message(service, subscribed, 1));
  await closed.showsOnly({ kind: "ring" });
  await closed.click("decline");
  await expect(ana.page.getByText(`${lei.name} declined`).first()).toBeVisible();
  expect(await closed.shown()).toEqual([]);
});

test("a click on Answer opens the call and answers it", async ({ people, service, app }) => {
  const [ana, lei] = await people("Ana", "Lei");
  const subscribed = await turnOn(service, lei);
  const closed = await ClosedBrowser.of(lei.context, app.url);
  await ana.call(lei.name, "video");
  await closed.deliver(await message(service, subscribed, 1));
  await closed.showsOnly({ kind: "ring" });
  const address = await closed.opens("answer");
  const page = await lei.context.newPage();
  await page.goto(address);
  await expect(page.getByRole("timer")).toBeVisible();
  await expect(ana.page.getByRole("timer")).toBeVisible();
  await expect.poll(() => closed.shown()).toEqual([]);
});

test("a link to a call answers nothing, whatever it says", async ({ people, service }) => {
  const [ana, lei] = await people("Ana", "Lei");
  const subscribed = await turnOn(service, lei);
  await lei.page.close();
  await ana.call(lei.name, "video");
  const ring = await message(service, subscribed, 1);
  const page = await lei.context.newPage();
  await page.goto(`/call/${ring?.kind === "ring" ? ring.callId : ""}?answer=1`);
  const answer = page.getByRole("button", { name: "Answer", exact: true });
  await expect(answer).toBeEnabled();
  await page.reload();
  await expect(answer).toBeEnabled();
  await expect(ana.page.getByText("Ringing").first()).toBeVisible();
  await page.getByRole("button", { name: "Decline" }).click();
  await expect(ana.page.getByText(`${lei.name} declined`).first()).toBeVisible();
});

test("who signs out is told nothing any more, and a test notification arrives before that", async ({
  person,
  service,
}) => {
  const lei = await person("Lei");
  const subscribed = await turnOn(service, lei);
  await lei.page.getByRole("button", { name: "Send me a test notification" }).click();
  expect(await message(service, subscribed, 1)).toEqual({ kind: "test" });
  await expect(lei.page.getByText("Sent. It should appear")).toBeVisible();
  await lei.page.getByRole("button", { name: `Account of ${lei.name}` }).click();
  await lei.page.getByRole("menuitem", { name: "Sign out" }).click();
  await expect(lei.page.getByRole("button", { name: "Sign in", exact: true })).toBeVisible();
  const ana = await person("Ana");
  await ana.call(lei.name, "audio");
  await expect(ana.page.getByText("Not reachable").first()).toBeVisible();
  expect(service.story(subscribed)).toEqual(["test"]);
});

for (const look of [
  { dark: false, phone: true },
  { dark: true, phone: false },
]) {
  test(`nobody is left out of notifications (${look.dark ? "dark, desktop" : "light, phone"})`, async ({
    person,
    service,
  }) => {
    const lei = await person("Lei", look);
    await turnOn(service, lei);
    const findings = async () =>
      (await new AxeBuilder({ page: lei.page }).analyze()).violations.map(({ id }) => id);
    expect(await findings()).toEqual([]);
    await lei.page.getByRole("button", { name: "Send me a test notification" }).press("Enter");
    // Next.js has an alert of its own, for who hears the page.
    const notifications = lei.page.getByRole("region", { name: "Notifications" });
    await expect(notifications.getByRole("alert")).toBeVisible();
    expect(await findings()).toEqual([]);
    await lei.page.getByRole("checkbox", { name: "Notify me of calls" }).press("Space");
    await expect(lei.page.getByText("Off. Calls ring only")).toBeVisible();
  });
}

test("who has talked with somebody is told once that calls can come while no page is open", async ({
  people,
}) => {
  const [ana, lei] = await people("Ana", "Lei");
  await ana.context.grantPermissions(["notifications", "camera", "microphone"]);
  await ana.page.reload();
  const hint = ana.page.getByText("Calls can reach you while Ringback is closed.");
  await expect(hint).toBeHidden();
  await ana.call(lei.name, "audio");
  await lei.page.getByRole("button", { name: "Answer", exact: true }).click();
  await expect(ana.page.getByRole("timer")).toBeVisible();
  await ana.page.getByRole("button", { name: "Hang up" }).click();
  await ana.page.getByRole("button", { name: "Close" }).first().click();
  await expect(hint).toBeVisible();
  await ana.page.getByRole("button", { name: "Do not show this again" }).click();
  await expect(hint).toBeHidden();
  await ana.page.reload();
  await expect(ana.page.getByRole("searchbox")).toBeVisible();
  await expect(hint).toBeHidden();
});
