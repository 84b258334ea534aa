import { readFile } from "node:fs/promises";
import { asks, idOf } from "./asks";
import { everybodyCanUse } from "./keyboard";
import { flows } from "./media";
import { expect, test } from "./person";

/** So much of the sound was lost that nobody understands it, whatever the browsers measure beside it. */
const lossy = { packetsReceived: 70_000, packetsLost: 30_000, jitter: 0.004, roundTripTime: 0.02 };

test("the page of a call tells how it went as soon as one has hung up", async ({ people }) => {
  const [ana, lei] = await people("Ana", "Lei");
  const second = await lei.also({ dark: true, phone: true });
  await ana.call(lei.name, "video");
  await expect(ana.page.getByText("Ringing on 2 devices").first()).toBeVisible();
  await second.page.getByRole("button", { name: "Answer", exact: true }).click();
  await flows([ana.page, second.page], { video: true });
  const [anaId, leiId] = await Promise.all([idOf(ana.page), idOf(lei.page)]);
  const { call } = await asks<{ call: { id: string } }>(ana.page, "GET", `/rtc/active/${anaId}`);
  const address = `/call/${call.id}`;
  await second.page
    .getByRole("button", { name: /^Microphone/ })
    .first()
    .click();

  // Loaded anew in the call, the address of the call shows the call itself.
  await ana.page.goto(address);
  await flows([ana.page, second.page], { video: true });
  const now = Date.now();
  const at = (ms: number) => new Date(now + ms).toISOString();
  await asks(ana.page, "POST", `/rtc/stats/${call.id}`, {
    samples: [1, 2_001, 4_001].map((ms) => ({ at: at(ms), peerUserId: leiId, seconds: 2, audio: lossy })),
    events: [{ at: at(0), type: "ice_restarted", peerUserId: leiId }],
  });
  await ana.page.getByRole("button", { name: "Hang up" }).click();
  await expect(ana.page.getByText(/You talked for .* The call was bad\./)).toBeVisible();
  await ana.page.getByRole("link", { name: "Details" }).click();

  const page = ana.page.getByRole("main");
  await expect(page.getByRole("heading", { level: 1, name: lei.name })).toBeVisible();
  await expect(page.getByText("This call is going on without you.")).toBeHidden();
  await expect(page.getByRole("region", { name: "In short" })).toContainText(
    new RegExp(`For \\d+\\ss, ${lei.name} came through badly to you`),
  );
  await expect(page.getByRole("region", { name: "Who took part" })).toContainText(/answered after \d+\ss/);
  await expect(page.getByRole("table", { name: "Figures of what came to you" })).toContainText("30%");
  const story = [
    `You called ${lei.name}`,
    `It rang for ${lei.name} on 2 devices`,
    `${lei.name} answered on the (1st|2nd) of 2 devices`,
    `${lei.name} switched the microphone off`,
    "You loaded the page anew",
    `You looked for another way through the network to ${lei.name}`,
    "You hung up",
  ];
  await expect(page.getByRole("region", { name: "What happened" })).toHaveText(
    new RegExp(story.join(".*"), "s"),
  );
  await everybodyCanUse(ana.page, "a call that is over");

  const saving = ana.page.waitForEvent("download");
  await page.getByRole("button", { name: "Export as JSON" }).click();
  const bundle = await readFile(await (await saving).path(), "utf8");
  expect(JSON.parse(bundle)).toMatchObject({ format: "ringback-call", call: { id: call.id } });
  expect(bundle).not.toMatch(/candidate:|a=fingerprint|\b\d+\.\d+\.\d+\.\d+:\d+/);

  await second.page.goto(address);
  const seen = second.page.getByRole("main");
  await expect(seen.getByText(`${ana.name} called you`)).toBeVisible();
  await expect(
    seen.getByText(new RegExp(`For \\d+\\ss, you came through badly to ${ana.name}`)),
  ).toBeVisible();
  await everybodyCanUse(second.page, "a call that is over, small and dark");
});
