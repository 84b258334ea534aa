import { check, expect, row, skipped, test } from "./turn";

test.skip(...skipped);
test.use({ turnEnv: { TURN_SECRET: "not the secret of this TURN server" } });

test("the check says that the secrets differ", async ({ person }) => {
  test.setTimeout(120_000);
  const { page } = await person("Ana");
  await check(page, "Calls will work here with most people");
  for (const name of ["Relay over UDP", "Relay over TCP"])
    await expect(row(page, name)).toContainText("they do not share the same secret");
});
