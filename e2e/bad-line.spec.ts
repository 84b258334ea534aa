import { everybodyCanUse } from "./keyboard";
import { lossyLine } from "./lossy";
import { expect, type Person, test } from "./person";
import { everybodyIsTold, isKnownAfterwards, threeInCall } from "./whose-upload";

const matrixOf = ({ page }: Person) =>
  page.getByRole("region", { name: "Statistics", exact: true }).getByRole("table").first();
/** What is told of the way from one person to another. */
const cell = (reader: Person, from: string, to: number) =>
  matrixOf(reader)
    .getByRole("row")
    .filter({ has: reader.page.getByRole("rowheader", { name: from, exact: true }) })
    .getByRole("cell")
    .nth(to);

test.use({ small: true });

test("of three people one has a bad line: everybody sees between whom, and whose it is, during the call and afterwards", async ({
  people,
}) => {
  test.setTimeout(150_000);
  const [ana, lei, mia] = await people("Ana", "Lei", "Mia");
  const three = { ana, lei, mia };
  const lose = await lossyLine(lei);
  const callId = await threeInCall(three);
  await mia.page.keyboard.press("n");
  const heads = matrixOf(mia).getByRole("columnheader");
  await expect(heads).toHaveCount(3);
  const columns = await heads.allTextContents();
  expect([...columns].sort()).toEqual([ana.name, lei.name, "You"].sort());
  const column = (name: string) => columns.indexOf(name);
  for (const from of columns)
    for (const to of columns)
      await expect(cell(mia, from, column(to)), `from ${from} to ${to}`).toHaveText(
        from === to ? "" : /\d ms[\d.]+%$/,
        { timeout: 30_000 },
      );

  await lose(0.25);
  await everybodyIsTold(three, callId);
  const bad = new RegExp(`^Connection: (Bad|Poor): ${lei.name}'s (up|down)load is the limit`);
  const good = /^Connection: (Good|Excellent)/;
  // Also between two others, of whom one's own browser knows nothing itself.
  for (const [from, to, name] of [
    [lei.name, "You", bad],
    [lei.name, ana.name, bad],
    [ana.name, lei.name, bad],
    [ana.name, "You", good],
  ] as const)
    await expect(cell(mia, from, column(to)).getByRole("img", { name })).toBeVisible({ timeout: 30_000 });
  await everybodyCanUse(mia.page, "statistics of a group");
  await isKnownAfterwards(three, callId);
});
