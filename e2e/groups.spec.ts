import type { Page } from "@playwright/test";
import { everybodyCanUse } from "./keyboard";
import { flows } from "./media";
import { expect, type Person, test } from "./person";

const button = (page: Page, name: string) => page.getByRole("button", { name, exact: true });
const answers = ({ page }: Person) => button(page, "Answer").click();

/** Frames decoded per person at the other end. */
const framesOfEach = (page: Page): Promise<number[]> =>
  page.evaluate(async () => {
    const frames = async (peer: RTCPeerConnection) => {
      const rows = [...(await peer.getStats()).values()] as Record<string, unknown>[];
      return rows.reduce(
        (sum, row) => sum + (typeof row.framesDecoded === "number" ? row.framesDecoded : 0),
        0,
      );
    };
    return Promise.all((globalThis.ringbackPeers?.() ?? []).map(frames));
  });

/** Everybody sees so many others: frames of each go on coming. */
async function seesEach(people: readonly Person[], others: number): Promise<void> {
  for (const { page, name } of people) {
    await expect.poll(async () => (await framesOfEach(page)).length, { timeout: 30_000 }).toBe(others);
    const before = await framesOfEach(page);
    await expect
      .poll(async () => (await framesOfEach(page)).filter((now, at) => now > (before[at] ?? 0) + 5).length, {
        timeout: 30_000,
        message: `${name} sees everybody`,
      })
      .toBe(others);
  }
}

async function pick({ page }: Person, names: readonly string[]): Promise<void> {
  for (const name of names) {
    await page.getByRole("searchbox", { name: "Search people" }).last().fill(name);
    await page.getByRole("checkbox", { name, exact: true }).check();
  }
}

/** A group with these others. */
async function makeGroup(person: Person, name: string, others: readonly Person[]): Promise<void> {
  await button(person.page, "New group").click();
  await person.page.getByLabel("Name of the group").fill(name);
  await pick(
    person,
    others.map((other) => other.name),
  );
  await button(person.page, "Make the group").click();
  await expect(person.page.getByRole("dialog")).toBeHidden();
}

test("a group is made and called, its running call is joined, and who has left joins again", async ({
  people,
}) => {
  test.setTimeout(150_000);
  const [ana, li, omar] = await people("Ana", "Li", "Omar");
  await makeGroup(ana, "Choir", [li, omar]);
  await expect(ana.page.getByText("3 members")).toBeVisible();
  await everybodyCanUse(ana.page, "people with a group");

  await button(ana.page, "Video call the group Choir").click();
  await expect(omar.page.getByText("Incoming group video call")).toBeVisible();
  await answers(li);
  await expect(ana.page.getByRole("timer")).toBeVisible();
  await button(omar.page, "Decline").click();

  // Omar was not there when the group was made: its call is how his page hears of it.
  await expect(omar.page.getByText(/Video call since .* 2 people are in it/)).toBeVisible();
  await everybodyCanUse(omar.page, "people with a group in a call");
  await button(omar.page, "Join with video: the call of Choir").click();
  await seesEach([ana, li, omar], 2);
  await flows([ana.page, omar.page], { video: true });

  await button(li.page, "Leave call").click();
  await seesEach([ana, omar], 1);
  await button(li.page, "Close").click();
  await button(li.page, "Join with video: the call of Choir").click();
  await seesEach([ana, li, omar], 2);

  await button(ana.page, "Make the call small").click();
  await expect(ana.page.getByText("You are in it")).toBeVisible();
  await button(ana.page, "Return to the call").click();
  await button(ana.page, "Leave or end call").click();
  await ana.page.getByRole("menuitem", { name: "End call for everybody" }).click();
  await button(ana.page, "Close").click();
  await expect(button(ana.page, "Call the group Choir")).toBeVisible();
});

test("several people are picked and called without being a group", async ({ people }) => {
  test.setTimeout(120_000);
  const [ana, li, omar] = await people("Ana", "Li", "Omar");
  await button(ana.page, "Pick several").click();
  await pick(ana, [li.name, omar.name]);
  const bar = ana.page.getByRole("region", { name: "Picked people" });
  await expect(bar.getByText("2 people picked.")).toBeVisible();
  await everybodyCanUse(ana.page, "people who are picked");
  await bar.getByRole("button", { name: "Video call" }).click();
  await answers(li);
  await answers(omar);
  await seesEach([ana, li, omar], 2);
});

test("from another call one joins by ending it", async ({ people, person }) => {
  test.setTimeout(150_000);
  const [ana, li, omar] = await people("Ana", "Li", "Omar");
  const mia = await person("Mia");
  await makeGroup(ana, "Choir", [li, omar]);
  await omar.call(mia.name, "audio");
  await answers(mia);
  await expect(omar.page.getByRole("timer")).toBeVisible();
  await button(omar.page, "Make the call small").click();
  await button(ana.page, "Call the group Choir").click();
  await answers(li);
  await button(omar.page, "Decline").click();
  await button(omar.page, "End mine and join the call of Choir").click();
  await expect(button(mia.page, "Close")).toBeVisible();
  await flows([ana.page, li.page, omar.page], { video: false });
});

test("who is in a group, and who they are in it, is for its admins to change", async ({ people }) => {
  const [ana, li, omar] = await people("Ana", "Li", "Omar");
  await makeGroup(ana, "Choir", [li]);
  await button(ana.page, "Members and settings of Choir").click();
  const sheet = ana.page.getByRole("dialog");
  await sheet.getByLabel("Name of the group").fill("Band");
  await sheet.getByRole("button", { name: "Rename" }).click();
  await expect(sheet.getByRole("heading", { name: "Band" })).toBeVisible();
  await sheet.getByRole("button", { name: "Add people" }).click();
  await pick(ana, [omar.name]);
  await sheet.getByRole("button", { name: "Add to the group" }).click();
  const members = sheet.getByRole("list", { name: "Members of Band" }).getByRole("listitem");
  await expect(members).toHaveCount(3);
  await sheet.getByRole("button", { name: `Make ${li.name} an admin` }).click();
  await expect(sheet.getByRole("button", { name: `Make ${li.name} a plain member` })).toBeVisible();
  await sheet.getByRole("button", { name: `Remove ${omar.name} from the group` }).click();
  await expect(members).toHaveCount(2);
  await everybodyCanUse(ana.page, "a group");
  await sheet.getByRole("button", { name: "Leave the group" }).click();
  await ana.page.getByRole("alertdialog").getByRole("button", { name: "Leave the group" }).click();
  await expect(ana.page.getByText("You are in no group yet.")).toBeVisible();
  await li.page.reload();
  await expect(li.page.getByText("1 member", { exact: true })).toBeVisible();
});
