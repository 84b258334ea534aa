import { grows, mediaOf } from "./media";
import { expect, test } from "./person";

/** A browser on a machine without a camera. */
function withoutCamera(): void {
  const original = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
  navigator.mediaDevices.getUserMedia = (wanted) =>
    wanted?.video ? Promise.reject(new DOMException("none", "NotFoundError")) : original(wanted);
}

/** A person who does not let the page use anything. */
function withoutPermission(): void {
  navigator.mediaDevices.getUserMedia = () => Promise.reject(new DOMException("no", "NotAllowedError"));
}

/** A person who does not see that the browser asks. */
function withoutReply(): void {
  navigator.mediaDevices.getUserMedia = () => new Promise(() => undefined);
}

test("without a camera one is heard, sees the other, and is told why there is no picture", async ({
  person,
}) => {
  const ana = await person("Ana");
  const lei = await person("Lei", { before: withoutCamera });
  await ana.call(lei.name, "video");
  await lei.page.getByRole("button", { name: "Answer", exact: true }).click();
  await expect(lei.page.getByText(/No camera was found/).first()).toBeVisible();
  await grows(lei.page, "framesDecoded", 10);
  await grows(ana.page, "audioEnergy", 0);
  expect((await mediaOf(ana.page)).framesDecoded).toBe(0);
});

test("without permission one can still call and listen, and is told what to do", async ({ person }) => {
  const ana = await person("Ana", { before: withoutPermission });
  const lei = await person("Lei");
  await ana.call(lei.name, "video");
  await expect(ana.page.getByText(/does not let this page use/).first()).toBeVisible();
  await lei.page.getByRole("button", { name: "Answer", exact: true }).click();
  await grows(ana.page, "framesDecoded", 10);
  await grows(ana.page, "audioEnergy", 0);
});

test("a refusal that was read and closed is told again after another try", async ({ person }) => {
  const ana = await person("Ana", { before: withoutPermission });
  const lei = await person("Lei");
  await ana.call(lei.name, "audio");
  const notice = ana.page.getByText(/does not let this page use your camera/);
  const camera = ana.page.getByRole("button", { name: "Camera" });
  await camera.click();
  await expect(notice).toBeVisible();
  await notice.locator("..").getByRole("button", { name: "Close" }).click();
  await expect(notice).toBeHidden();
  await camera.click();
  await expect(notice).toBeVisible();
});

test("while the browser still asks for the camera one can decline what one wanted to answer", async ({
  person,
}) => {
  const ana = await person("Ana");
  const lei = await person("Lei", { before: withoutReply });
  await ana.call(lei.name, "video");
  await lei.page.getByRole("button", { name: "Answer", exact: true }).click();
  await expect(lei.page.getByRole("alertdialog").getByText("Connecting…")).toBeVisible();
  await lei.page.getByRole("button", { name: "Decline" }).click();
  await expect(ana.page.getByText(`${lei.name} declined the call`).first()).toBeVisible();
  await expect(lei.page.getByRole("alertdialog")).toBeHidden();
});
