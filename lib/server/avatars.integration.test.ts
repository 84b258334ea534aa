import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Account, limits, type Person } from "@/lib/contract";
import { serveAvatar } from "./pictures";
import { testApp, type TestApp } from "./testing/app";
import type { TestPerson } from "./testing/person";
import { onePixel, pngOf } from "./testing/pictures";
import { codeOf, place } from "./testing/rest";

let app: TestApp;
beforeAll(async () => {
  app = await testApp();
});
afterAll(() => app.stop());

const upload = (person: TestPerson, content: Uint8Array, type = "image/png") =>
  person.rest("PUT", "/users/me/avatar", content, { "Content-Type": type });
const addressIn = (body: unknown) => (body as { user: Account }).user.avatar ?? "";
const served = (address: string) =>
  serveAvatar(new Request(`http://localhost${address}`), {
    params: Promise.resolve({ id: address.split("/").at(-1) ?? "" }),
  });

describe("a picture of mine", () => {
  test("is shown to the others in lists, calls and pushes, at an address for ever", async () => {
    const [ana, lei] = await Promise.all([app.person("Ana"), app.person("Lei")]);
    const address = addressIn((await upload(ana, onePixel)).body);
    expect(address).toMatch(/^\/avatars\/[\w-]{22}$/);
    const picture = await served(address);
    expect(new Uint8Array(await picture.arrayBuffer())).toEqual(new Uint8Array(onePixel));
    expect(Object.fromEntries(picture.headers)).toMatchObject({
      "content-type": "image/png",
      "x-content-type-options": "nosniff",
      "cache-control": "public, max-age=31536000, immutable",
      "content-security-policy": "default-src 'none'; sandbox",
    });
    expect((await lei.rest("GET", `/users/${ana.id}`)).body as Person).toMatchObject({ avatar: address });
    const tab = await lei.client("tab");
    const callId = await place(ana, [lei]);
    expect(await tab.sees(callId, "ringing")).toMatchObject({
      callerAvatar: address,
      members: [{ userAvatar: address }, {}],
    });
  });

  test("takes the place of the one before, which is gone", async () => {
    const ana = await app.person("Ana");
    const before = addressIn((await upload(ana, onePixel)).body);
    const after = addressIn((await upload(ana, pngOf(2, 2))).body);
    expect((await served(before)).status).toBe(404);
    expect((await served(after)).status).toBe(200);
    const removed = await ana.rest("DELETE", "/users/me/avatar");
    expect((removed.body as { user: Account }).user).not.toHaveProperty("avatar");
    expect((await served(after)).status).toBe(404);
    expect(codeOf(await ana.rest("DELETE", "/users/me/avatar"))).toBe("ok");
  });

  test("is taken in a form that browsers show, and not larger than it is shown", async () => {
    const ana = await app.person("Ana");
    const script = new TextEncoder().encode("<svg onload='alert(1)'/>");
    const asked: [Uint8Array, string, string][] = [
      [script, "image/svg+xml", "UNSUPPORTED_MEDIA_TYPE"],
      [script, "image/png", "VALIDATION_ERROR"],
      [onePixel.slice(0, 20), "image/png", "VALIDATION_ERROR"],
      [new Uint8Array(), "image/png", "VALIDATION_ERROR"],
      [pngOf(limits.avatarSide + 1, 1), "image/png", "VALIDATION_ERROR"],
      [pngOf(0, 1), "image/png", "VALIDATION_ERROR"],
      [new Uint8Array(limits.avatarBytes + 1), "image/png", "PAYLOAD_TOO_LARGE"],
      [pngOf(limits.avatarSide, limits.avatarSide), "image/png", "ok"],
    ];
    for (const [content, type, code] of asked) expect(codeOf(await upload(ana, content, type))).toBe(code);
    expect(codeOf(await ana.rest("PUT", "/users/me/avatar", {}))).toBe("UNSUPPORTED_MEDIA_TYPE");
  });

  test("is not found by guessing", async () => {
    for (const id of ["x", "../users", "x".repeat(22)])
      expect((await served(`/avatars/${id}`)).status).toBe(404);
  });
});
