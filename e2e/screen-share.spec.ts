import { hasNoFindings } from "./axe";
import { flows } from "./media";
import { expect, inCall, type Person, test } from "./person";

/** Frames that this page has decoded over each of its video transceivers, in the order of the descriptions. */
const frames = ({ page }: Person) =>
  page.evaluate(async () => {
    const transceivers = (globalThis.ringbackPeers?.() ?? []).flatMap((peer) => peer.getTransceivers());
    const pictures = transceivers
      .filter(({ receiver }) => receiver.track.kind === "video")
      .sort((one, other) => Number(one.mid) - Number(other.mid));
    const counts = pictures.map(async ({ receiver }) => {
      const rows = [...(await receiver.getStats()).values()] as { type: string; framesDecoded?: number }[];
      return rows.reduce((sum, { framesDecoded = 0 }) => sum + framesDecoded, 0);
    });
    return Promise.all(counts);
  });

/** Both the camera and the screen of the other go on. */
async function seesCameraAndScreen(person: Person): Promise<void> {
  await expect.poll(async () => (await frames(person)).length).toBeGreaterThan(1);
  const [camera = 0, screen = 0] = await frames(person);
  await expect
    .poll(
      async () => {
        const [cameraNow = 0, screenNow = 0] = await frames(person);
        return cameraNow > camera + 5 && screenNow > screen;
      },
      { timeout: 30_000 },
    )
    .toBe(true);
}

const screenOf = ({ page }: Person, { name }: Person) =>
  page.getByRole("listitem", { name: `Screen of ${name}` });

test("a screen is seen beside the camera, ends, is shared again, and outlives a reload of who looks", async ({
  people,
}) => {
  const [ana, lei] = await people("Ana", "Lei");
  await inCall(ana, lei);
  await ana.page.getByRole("button", { name: "Share the screen" }).click();
  await expect(ana.page.getByText("You share your screen")).toBeVisible();
  await seesCameraAndScreen(lei);
  await expect(screenOf(lei, ana)).toBeVisible();

  await ana.page.getByRole("button", { name: "Make the call small" }).click();
  await expect(ana.page.getByText("You share your screen")).toBeVisible();
  await hasNoFindings(ana.page, "a small call with a screen that is shared");
  await ana.page.getByRole("region", { name: "You share your screen" }).getByRole("button").click();
  await expect(ana.page.getByText("You share your screen")).toBeHidden();
  await expect(screenOf(lei, ana)).toHaveCount(0);
  await flows([lei.page, ana.page], { video: true });

  await ana.page.getByRole("button", { name: "Return to the call" }).click();
  await ana.page.getByRole("button", { name: "Share the screen" }).click();
  await seesCameraAndScreen(lei);

  await lei.page.reload();
  await flows([lei.page, ana.page], { video: true });
  await seesCameraAndScreen(lei);
  await expect(ana.page.getByText("You share your screen")).toBeVisible();

  await ana.page.getByRole("button", { name: "Hang up" }).click();
  await expect(ana.page.getByText("You hung up").first()).toBeVisible();
  await expect(ana.page.getByText("You share your screen")).toBeHidden();
});
