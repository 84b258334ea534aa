import { hasNoFindings } from "./axe";
import { grows, mediaOf } from "./media";
import { expect, inCall, type Person, test } from "./person";
import { asked, portrait, sharpness } from "./portrait";

/** What these tests need to tell a wall from a blurred one: the chequers of `portrait` give 55. */
const sharp = 40;
const blurred = 5;

/** Runs in a page: blur was chosen in this browser before. */
const chosen = () => localStorage.setItem("ringback.choices", JSON.stringify({ blur: true }));
/** Runs in a page: every processor is too slow for blur. */
const tooSlow = () => localStorage.setItem("ringback.blur.most", "0");

/** How sharp the wall is in what this person sends; none while nothing is sent. */
const wall = ({ page }: Person) =>
  expect.poll(async () => (await sharpness(page))?.wall ?? Number.NaN, { timeout: 20_000 });

test("blur is switched on and off in a call; nothing is fetched from elsewhere, and the others see the picture go on", async ({
  app,
  person,
}) => {
  const ana = await person("Ana", { before: portrait });
  const lei = await person("Lei");
  const addresses = asked(ana.page);
  await inCall(ana, lei);
  await wall(ana).toBeGreaterThan(sharp);
  const plain = await sharpness(ana.page);
  expect(addresses.filter((address) => /tflite|wasm/.test(address))).toEqual([]);

  await ana.page.getByRole("button", { name: "Video devices" }).click();
  const blur = ana.page.getByRole("menuitemcheckbox", { name: "Blur background" });
  await blur.click();
  await wall(ana).toBeLessThan(blurred);
  await expect(blur).toHaveText("Blur backgroundOn");
  await hasNoFindings(ana.page, "the menu of the camera");
  // Whoever sits before the wall stays as they are.
  const withBlur = await sharpness(ana.page);
  expect(withBlur?.eyes ?? 0).toBeGreaterThan((plain?.eyes ?? 100) * 0.7);
  await grows(lei.page, "framesDecoded", 20);

  await blur.click();
  await wall(ana).toBeGreaterThan(sharp);
  await grows(lei.page, "framesDecoded", 20);
  expect((await mediaOf(ana.page)).signalling).toEqual(["stable"]);

  expect(addresses.some((address) => address.endsWith(".tflite"))).toBe(true);
  expect(addresses.filter((address) => new URL(address).origin !== app.url)).toEqual([]);
});

test("who has chosen blur is never seen without it", async ({ person }) => {
  const ana = await person("Ana", { before: portrait });
  await ana.context.addInitScript(chosen);
  await ana.page.reload();
  const lei = await person("Lei");
  await ana.call(lei.name, "video");
  await lei.page.getByRole("button", { name: "Answer", exact: true }).click();
  // Whatever is sent, from the first picture on.
  const seen: number[] = [];
  await expect
    .poll(async () => {
      const now = await sharpness(ana.page);
      if (now !== null) seen.push(now.wall);
      return seen.length;
    })
    .toBeGreaterThan(5);
  expect(Math.max(...seen)).toBeLessThan(blurred);
  await grows(lei.page, "framesDecoded", 20);
});

test("a computer that cannot keep up says so first; then the picture goes on without blur", async ({
  person,
}) => {
  const ana = await person("Ana", { before: portrait });
  await ana.context.addInitScript(chosen);
  await ana.context.addInitScript(tooSlow);
  await ana.page.reload();
  const lei = await person("Lei");
  await inCall(ana, lei);
  const notice = ana.page.getByRole("alert").filter({ hasText: "this computer cannot keep up" });
  await expect(notice).toBeVisible();
  expect((await sharpness(ana.page))?.wall).toBeLessThan(blurred);
  await wall(ana).toBeGreaterThan(sharp);
  await grows(lei.page, "framesDecoded", 20);
});
