import { decodeJwt, SignJWT } from "jose";
import { describe, expect, it } from "vitest";
import { memo } from "./memo";
import { signAccess, signRefresh, verifyAccess, verifyRefresh } from "./tokens";

const secret = "a secret that is only used in this test";
const now = Date.UTC(2026, 0, 15, 10, 30);
const hour = 60 * 60_000;
const ann = { userId: "ann", sessionId: "session-1" };
const second = { ...ann, generation: 1, issuedAt: now, expiresAt: now + 7 * 24 * hour };

describe("an access token", () => {
  it("says whose it is, of which session, and until when it is good", async () => {
    const token = await signAccess(secret, ann, hour, now);
    expect(await verifyAccess(secret, token, now)).toEqual({ ...ann, expiresAt: now + hour });
    expect(decodeJwt(token)).toMatchObject({
      sub: "ann",
      sid: "session-1",
      aud: "ringback",
      typ: "access",
      iat: now / 1000,
      exp: (now + hour) / 1000,
      jti: expect.stringMatching(/./) as string,
    });
  });

  it("is different each time", async () => {
    expect(await signAccess(secret, ann, hour, now)).not.toBe(await signAccess(secret, ann, hour, now));
  });

  it("expires, also when it was verified before", async () => {
    const token = await signAccess(secret, ann, hour, now);
    await verifyAccess(secret, token, now + hour - 1);
    await expect(verifyAccess(secret, token, now + hour)).rejects.toMatchObject({ code: "TOKEN_EXPIRED" });
    await expect(verifyAccess(secret, token, now + hour)).rejects.toMatchObject({ code: "TOKEN_EXPIRED" });
  });

  it("of another installation is refused, also when it was verified there before", async () => {
    const token = await signAccess(secret, ann, hour, now);
    await verifyAccess(secret, token, now);
    await expect(verifyAccess("another secret", token, now)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });

  it("is not a refresh token", async () => {
    const token = await signAccess(secret, ann, hour, now);
    await expect(verifyRefresh(secret, token, now)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });

  const unsigned = `${btoa('{"alg":"none"}')}.${btoa('{"sub":"ann","sid":"s","aud":"ringback","exp":9999999999,"typ":"access"}')}.`;
  it.each([
    ["nothing", () => ""],
    ["a word", () => "garbage"],
    ["three words", () => "a.b.c"],
    ["one without a signature", () => unsigned],
    [
      "one signed with the secret itself",
      () =>
        new SignJWT({ ...ann, sub: "ann", sid: "s", aud: "ringback", typ: "access" })
          .setProtectedHeader({ alg: "HS256" })
          .setExpirationTime("1h")
          .sign(new TextEncoder().encode(secret)),
    ],
    ["a refresh token", () => signRefresh(secret, second)],
  ])("is not %s", async (_what, make) => {
    await expect(verifyAccess(secret, await make(), now)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });

  it("whose bytes were changed is refused", async () => {
    const token = await signAccess(secret, ann, hour, now);
    const [head, , signature] = token.split(".");
    const payload = Buffer.from(JSON.stringify({ ...decodeJwt(token), sub: "bob" })).toString("base64url");
    await expect(verifyAccess(secret, `${head}.${payload}.${signature}`, now)).rejects.toMatchObject({
      code: "UNAUTHORIZED",
    });
  });
});

describe("a refresh token", () => {
  it("says which one of its session it is", async () => {
    expect(await verifyRefresh(secret, await signRefresh(secret, second), now)).toEqual({
      ...ann,
      generation: 1,
    });
  });

  it("is the same bytes for the same generation, and others for the next", async () => {
    expect(await signRefresh(secret, second)).toBe(await signRefresh(secret, second));
    expect(await signRefresh(secret, second)).not.toBe(
      await signRefresh(secret, { ...second, generation: 2 }),
    );
  });

  it("ends with its session", async () => {
    const token = await signRefresh(secret, second);
    await expect(verifyRefresh(secret, token, second.expiresAt)).rejects.toMatchObject({
      code: "UNAUTHORIZED",
    });
  });
});

it("the memory of verified tokens forgets the oldest", () => {
  const numbers = memo<number>(2);
  numbers.set("one", 1);
  numbers.set("two", 2);
  numbers.set("three", 3);
  expect([numbers.get("one"), numbers.get("two"), numbers.get("three")]).toEqual([undefined, 2, 3]);
});
