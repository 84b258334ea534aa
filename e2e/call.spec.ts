import { flows, grows, mediaOf } from "./media";
import { expect, inCall, test } from "./person";

test("two people see and hear each other, and both know when one hangs up", async ({ people }) => {
  const [ana, lei] = await people("Ana", "Lei");
  await ana.call(lei.name, "video");
  await expect(ana.page.getByText(/Ringing/).first()).toBeVisible();
  const incoming = lei.page.getByRole("alertdialog", { name: `Incoming video call from ${ana.name}` });
  await incoming.getByRole("button", { name: "Answer", exact: true }).click();
  await expect(incoming).toBeHidden();
  await expect(ana.page.getByRole("timer")).toBeVisible();
  await expect(lei.page.getByRole("timer")).toBeVisible();
  await flows([ana.page, lei.page], { video: true });

  await lei.page.getByRole("button", { name: "Microphone" }).click();
  await expect(ana.page.getByText(`${lei.name}: microphone off`, { exact: true })).toBeAttached();
  await lei.page.getByRole("button", { name: "Microphone" }).click();
  await expect(ana.page.getByText(`${lei.name}: microphone off`, { exact: true })).not.toBeAttached();
  await grows(ana.page, "audioEnergy", 0);

  const picture = ana.page.getByLabel(`Picture of ${lei.name}`);
  await expect(picture).toBeVisible();
  await lei.page.getByRole("button", { name: "Camera" }).click();
  await expect(picture).toBeHidden();
  await lei.page.getByRole("button", { name: "Camera" }).click();
  await expect(picture).toBeVisible();
  await grows(ana.page, "framesDecoded", 5);

  await ana.page.getByRole("button", { name: "Hang up" }).click();
  await expect(ana.page.getByText("You hung up").first()).toBeVisible();
  await expect(lei.page.getByText(`${ana.name} hung up`).first()).toBeVisible();
  await expect(lei.page.getByText(/You talked for/).first()).toBeVisible();
  expect((await mediaOf(ana.page)).peers).toBe(0);
  expect((await mediaOf(lei.page)).peers).toBe(0);
});

test("an audio call has sound and no picture, until somebody turns a camera on", async ({ people }) => {
  const [ana, lei] = await people("Ana", "Lei");
  await ana.call(lei.name, "audio");
  await lei.page.getByRole("button", { name: "Answer", exact: true }).click();
  await flows([ana.page, lei.page], { video: false });
  expect((await mediaOf(ana.page)).framesDecoded).toBe(0);
  await lei.page.getByRole("button", { name: "Camera" }).click();
  await grows(ana.page, "framesDecoded", 5);
});

test("nothing of the callee is sent before the callee accepts", async ({ people }) => {
  const [ana, lei] = await people("Ana", "Lei");
  await ana.call(lei.name, "video");
  await expect(lei.page.getByRole("alertdialog")).toBeVisible();
  await expect.poll(async () => (await mediaOf(lei.page)).signalling).toEqual(["have-remote-offer"]);
  await expect.poll(async () => (await mediaOf(lei.page)).heardCandidates).toBeGreaterThan(0);
  const preview = lei.page.getByLabel("Your own picture");
  await expect(preview.first()).toBeVisible();
  const callee = await mediaOf(lei.page);
  expect([callee.localCandidates, callee.packetsSent, callee.packetsReceived]).toEqual([0, 0, 0]);
  const caller = await mediaOf(ana.page);
  expect([
    caller.heardCandidates,
    caller.remoteCandidates,
    caller.packetsReceived,
    caller.packetsSent,
  ]).toEqual([0, 0, 0, 0]);
  await lei.page.getByRole("button", { name: "Answer", exact: true }).click();
  await flows([ana.page, lei.page], { video: true });
});

test("a video call can be answered without one's own picture", async ({ people }) => {
  const [ana, lei] = await people("Ana", "Lei");
  await ana.call(lei.name, "video");
  await lei.page.getByRole("button", { name: "Answer without video" }).click();
  await grows(lei.page, "framesDecoded", 10);
  await grows(ana.page, "audioEnergy", 0);
  expect((await mediaOf(ana.page)).framesDecoded).toBe(0);
  await expect(ana.page.getByLabel(`Picture of ${lei.name}`)).toBeHidden();
});

test("answered on one device, the other falls silent and says nothing more", async ({ people }) => {
  const [ana, lei] = await people("Ana", "Lei");
  const phone = await lei.also({ phone: true });
  await ana.call(lei.name, "video");
  await expect(ana.page.getByText("Ringing on 2 devices").first()).toBeVisible();
  const onLaptop = lei.page.getByRole("alertdialog");
  await expect(onLaptop).toBeVisible();
  await phone.page.getByRole("button", { name: "Answer", exact: true }).click();
  await expect(onLaptop).toBeHidden();
  await flows([ana.page, phone.page], { video: true });
  expect((await mediaOf(lei.page)).peers).toBe(0);
});

test("after a reload one is back in the call, muted as before, and nobody rings again", async ({
  people,
}) => {
  const [ana, lei] = await people("Ana", "Lei");
  await inCall(ana, lei);
  await lei.page.getByRole("button", { name: "Microphone" }).click();
  await expect(ana.page.getByText(`${lei.name}: microphone off`, { exact: true })).toBeAttached();
  await lei.page.reload();
  await expect(lei.page.getByRole("timer")).toBeVisible();
  await flows([lei.page], { video: true });
  await grows(ana.page, "framesDecoded", 10);
  await expect(ana.page.getByText(`${lei.name}: microphone off`, { exact: true })).toBeAttached();
  await expect(lei.page.getByRole("button", { name: "Microphone" })).toHaveAttribute("aria-pressed", "false");
});

/** Runs in a page: no element plays before a click or a key, as browsers do it for people. */
function playsAfterGesture(): void {
  let gesture = false;
  for (const type of ["pointerdown", "keydown"]) addEventListener(type, () => (gesture = true), true);
  // eslint-disable-next-line @typescript-eslint/unbound-method -- called with its element
  const { play } = HTMLMediaElement.prototype;
  HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
    if (gesture || this.muted) return play.call(this);
    this.autoplay = false;
    this.pause();
    return Promise.reject(new DOMException("no gesture", "NotAllowedError"));
  };
}

test("where the browser blocks the others' sound, one button lets it be heard", async ({ person }) => {
  const ana = await person("Ana");
  const lei = await person("Lei", { before: playsAfterGesture });
  await inCall(ana, lei);
  await lei.page.reload();
  const unblock = lei.page.getByRole("button", { name: "Turn on sound" });
  await expect(unblock).toBeVisible();
  await unblock.click();
  await expect(unblock).toBeHidden();
  await flows([lei.page], { video: true });
});

test("the call goes on while one looks at the people", async ({ people }) => {
  const [ana, lei] = await people("Ana", "Lei");
  await inCall(ana, lei);
  await ana.page.getByRole("button", { name: "Make the call small" }).click();
  await expect(ana.page.getByRole("searchbox", { name: "Search people" })).toBeVisible();
  await grows(ana.page, "framesDecoded", 5);
  await ana.page.getByRole("button", { name: "Return to the call" }).click();
  await expect(ana.page.getByRole("button", { name: "Hang up" })).toBeVisible();
});
