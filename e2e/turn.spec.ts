import { check, expect, row, skipped, test } from "./turn";

test.skip(...skipped);

test("the relay of the guide's example is good over UDP, TCP and TLS, with its figures", async ({
  person,
}) => {
  test.setTimeout(120_000);
  const { page } = await person("Ana");
  await check(page, "Calls will work here");
  const figure = /[\d.]+ % lost · [\d.]+ ms, [\d.]+ ms at worst/;
  for (const name of ["Relay over UDP", "Relay over TCP", "Relay over TLS"]) {
    await expect(row(page, name)).toContainText("Messages go through the relay and come back.");
    await expect(row(page, name)).toContainText(figure);
  }
  await expect(row(page, "Own address (STUN)")).toContainText("Good");
});
