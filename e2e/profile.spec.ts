import { AxeBuilder } from "@axe-core/playwright";
import { asks } from "./asks";
import { expect, test } from "./person";

/** A picture that is wider than high: red on the left and right, green in the middle. Made in the browser. */
const wide = () =>
  new Promise<string>((resolve) => {
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [900, 300];
    const context = canvas.getContext("2d");
    if (!context) return;
    context.fillStyle = "#ff0000";
    context.fillRect(0, 0, 900, 300);
    context.fillStyle = "#00ff00";
    context.fillRect(300, 0, 300, 300);
    resolve(canvas.toDataURL("image/png").split(",")[1] ?? "");
  });

test("a picture is cut to a square, and the others see it in their list and in the call", async ({
  people,
}) => {
  const [ana, lei] = await people("Ana", "Lei");
  await ana.page.goto("/settings#profile");
  const content = Buffer.from(await ana.page.evaluate(wide), "base64");
  const sent = ana.page.waitForRequest((request) => request.url().endsWith("/users/me/avatar"));
  const [chooser] = await Promise.all([
    ana.page.waitForEvent("filechooser"),
    ana.page.getByRole("button", { name: "Choose a picture" }).press("Enter"),
  ]);
  await chooser.setFiles({ name: "wide.png", mimeType: "image/png", buffer: content });
  expect((await sent).headers()["content-type"]).toBe("image/jpeg");
  await expect(ana.page.getByRole("button", { name: "Change the picture" })).toBeVisible();
  await expect(ana.page.getByRole("banner").locator("img")).toHaveAttribute("src", /^\/avatars\//);

  await lei.page.reload();
  await lei.page.getByRole("searchbox").fill(ana.name);
  const seen = lei.page.getByRole("listitem").filter({ hasText: ana.name }).locator("img");
  await expect
    .poll(() =>
      seen.evaluate((image: HTMLImageElement) => {
        const canvas = document.createElement("canvas");
        const context = canvas.getContext("2d");
        context?.drawImage(image, 0, 0, 1, 1);
        const [red = 0, green = 0] = context?.getImageData(0, 0, 1, 1).data ?? [];
        return {
          square: image.naturalWidth === 512 && image.naturalHeight === 512,
          green: green > 200 && red < 60,
        };
      }),
    )
    .toEqual({ square: true, green: true });
  await lei.call(ana.name, "audio");
  await expect(ana.page.getByRole("alertdialog")).toBeVisible();
  await expect(lei.page.locator('img[src^="/avatars/"]:visible').first()).toBeVisible();
  await lei.page.getByRole("button", { name: "Cancel call" }).click();

  await ana.page.getByRole("button", { name: "Remove the picture" }).click();
  await expect(ana.page.getByRole("banner").locator("img")).toHaveCount(0);
});

test("a new name is seen by the others, and an empty one is refused with a word", async ({ people }) => {
  const [ana, lei] = await people("Ana", "Lei");
  await ana.page.goto("/settings#profile");
  const name = ana.page.getByRole("textbox", { name: "Name that others see" });
  await name.fill(" ");
  await name.press("Enter");
  await expect(name).toHaveAttribute("aria-invalid", "true");
  await name.fill(`Renamed ${ana.name}`);
  await name.press("Enter");
  await expect(ana.page.getByText("Saved.")).toBeVisible();
  await expect(ana.page.getByRole("button", { name: `Account of Renamed ${ana.name}` })).toBeVisible();
  await lei.page.getByRole("searchbox").fill(`Renamed ${ana.name}`);
  await expect(lei.page.getByRole("button", { name: `Call Renamed ${ana.name}`, exact: true })).toBeVisible();
});

test("another browser is signed out at once from the list of signed-in devices", async ({ person }) => {
  const ana = await person("Ana");
  const other = await ana.also();
  const online = async () =>
    (await asks<{ online: boolean }[]>(ana.page, "GET", "/sessions")).filter((each) => each.online).length;
  await expect.poll(online, { message: "browsers that are connected" }).toBe(2);
  await ana.page.goto("/settings#sessions");
  await expect(ana.page.getByText("This browser.")).toBeVisible();
  const row = ana.page.getByRole("listitem").filter({ hasText: "Connected now." });
  await row.getByRole("button", { name: "Sign out Chrome on Linux" }).click();
  await ana.page.getByRole("alertdialog").getByRole("button", { name: "Sign out" }).click();
  await expect(other.page.getByText("You are signed out")).toBeVisible();
  await expect(row).toBeHidden();
});

test("a new password signs out everywhere else, and is the one to sign in with", async ({ person }) => {
  const ana = await person("Ana");
  const other = await ana.also();
  await ana.page.goto("/settings#profile");
  await ana.page.getByRole("button", { name: "Change the password" }).click();
  await ana.page.getByRole("textbox", { name: "Present password" }).fill("not this one");
  await ana.page.getByRole("textbox", { name: "New password" }).fill("battery staple");
  await ana.page.keyboard.press("Enter");
  await expect(ana.page.getByText("The present password is not right.")).toBeVisible();
  await ana.page.getByRole("textbox", { name: "Present password" }).fill("correct horse battery");
  await ana.page.keyboard.press("Enter");
  await expect(ana.page.getByText("The new password is valid.")).toBeVisible();
  await expect(other.page.getByText("You are signed out")).toBeVisible();
});

for (const look of [
  { dark: false, phone: true },
  { dark: true, phone: false, locale: "zh" },
]) {
  const name = `${look.dark ? "dark" : "light"}, ${look.phone ? "phone" : "desktop"}`;

  test(`nobody is left out of the settings (${name})`, async ({ person }) => {
    const { page } = await person("Ana", look);
    await page.goto("/settings");
    await expect(page.getByRole("radio").first()).toBeVisible();
    await expect(page.locator("#sessions").getByRole("listitem").first()).toBeVisible();
    const { violations } = await new AxeBuilder({ page })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
      .analyze();
    expect(
      violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => String(target)).join(", ")}`),
    ).toEqual([]);
  });
}
