import { expect, test } from "./server";

test("the application answers", async ({ request }) => {
  const reply = await request.get("/api/health");
  expect(reply.status()).toBe(200);
  expect(await reply.json()).toEqual({ status: "ok" });
});

test("its pages may load nothing from elsewhere and be shown in no other page", async ({ request }) => {
  const headers = (await request.get("/api/health")).headers();
  expect(headers["content-security-policy"]).toContain("default-src 'self'");
  expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  expect(headers["x-content-type-options"]).toBe("nosniff");
  expect(headers["x-powered-by"]).toBeUndefined();
});

test("it is there again after a restart, and after a crash", async ({ request, app }) => {
  await app.restart();
  expect((await request.get("/api/health")).status()).toBe(200);
  await app.kill();
  await app.start();
  expect((await request.get("/api/health")).status()).toBe(200);
});
