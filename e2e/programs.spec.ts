import { startSomebodyElse } from "./aiortc/somebody-else";
import { expect, register, test } from "./person";
import { Program } from "./program";
import { strongestTone } from "./tone-and-colours";

const python = process.env.AIORTC_PYTHON;

test("two programs hear each other over REST and events alone, until one hangs up", async ({ app }) => {
  const [ana, lei] = [await Program.start(app, "Ana", 600), await Program.start(app, "Lei", 1_000)];
  const [callId] = await Promise.all([ana.call(lei.userId), lei.answer()]);
  await Promise.all([ana.sees(callId, "connected"), lei.sees(callId, "connected")]);
  await Promise.all([ana.hears(1_000), lei.hears(600)]);
  await lei.client.hangUp({ callId, userId: lei.userId });
  await Promise.all([ana.sees(callId, "ended"), lei.sees(callId, "ended")]);
  expect((await ana.client.getCall({ id: callId })).endReason).toBe("hangup");
  await Promise.all([ana.close(), lei.close()]);
});

test("a program calls somebody in a browser, and they hear each other", async ({ app, person }) => {
  const lei = await person("Lei");
  const ana = await Program.start(app, "Robot", 600);
  const callee = (await ana.client.listUsers({ keyword: lei.username })).items[0];
  const callId = await ana.call(callee?.id ?? "");
  await lei.page.getByRole("button", { name: "Answer", exact: true }).click();
  await ana.sees(callId, "connected");
  await ana.hearsSomething();
  await expect
    .poll(async () => Math.abs((await strongestTone(lei.page)) - 600), { timeout: 20_000 })
    .toBeLessThan(25);
  await lei.page.getByRole("button", { name: "Hang up" }).click();
  await ana.sees(callId, "ended");
  await ana.close();
});

test("a client in Python that we did not write is called over REST, and both hear each other", async ({
  app,
}) => {
  const reason = "aiortc is not installed, and Debian's package could not be";
  if (python === undefined && process.env.FULL) throw new Error(reason);
  test.skip(python === undefined, reason);
  const ana = await Program.start(app, "Ana", 600);
  const { userId, token } = await register(app, "Python");
  const them = startSomebodyElse(python ?? "", { url: app.url, token, userId, sends: 1_000, awaits: 600 });
  await them.says("ready");
  const callId = await ana.call(userId);
  await ana.sees(callId, "connected");
  await Promise.all([them.says("heard"), ana.hears(1_000)]);
  await ana.client.hangUp({ callId, userId: ana.userId });
  await them.says("ended");
  await Promise.all([them.close(), ana.close()]);
});
