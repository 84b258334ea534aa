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
