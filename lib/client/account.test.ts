import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { ErrorCode } from "@/lib/contract";
import { errorOf } from "./rest/errors";
import { accessOf } from "./access";
import { accessToken, forgetToken, signIn, signOut, signUp, signUpProblem } from "./account";

const nextAuth = vi.hoisted(() => ({ getCsrfToken: vi.fn(), signOut: vi.fn() }));
vi.mock("next-auth/react", () => nextAuth);

const noon = Date.UTC(2026, 0, 15, 12);
const fetched = vi.fn<typeof fetch>();

const session = (token: string, minutes = 10) => ({
  user: { id: "ann", name: "Ann" },
  token,
  tokenExpires: new Date(Date.now() + minutes * 60_000).toISOString(),
});
const answers = (body: unknown, status = 200) =>
  fetched.mockResolvedValueOnce(Response.json(body, { status }));

beforeEach(() => {
  vi.useFakeTimers({ now: noon, toFake: ["Date"] });
  vi.stubGlobal("fetch", fetched);
  forgetToken();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.resetAllMocks();
});

describe("the access token of this browser", () => {
  it("is fetched once, however many ask for it at once", async () => {
    answers(session("first"));
    const tokens = await Promise.all([accessToken(), accessToken()]);
    expect(tokens.map((access) => access?.token)).toEqual(["first", "first"]);
    expect(await accessToken()).toMatchObject({ token: "first", userId: "ann", name: "Ann" });
    expect(fetched).toHaveBeenCalledTimes(1);
  });

  it("is replaced a minute before it expires", async () => {
    answers(session("first"));
    await accessToken();
    vi.setSystemTime(noon + 9 * 60_000);
    answers(session("second"));
    expect(await accessToken()).toMatchObject({ token: "second" });
  });

  it("is fetched anew after it was refused", async () => {
    answers(session("first"));
    await accessToken();
    forgetToken();
    answers(session("second"));
    expect(await accessToken()).toMatchObject({ token: "second" });
  });

  it("that was still on its way when it was forgotten is not kept", async () => {
    answers(session("of before"));
    const before = accessToken();
    forgetToken();
    answers(session("of now"));
    await Promise.all([before, accessToken()]);
    expect(await accessToken()).toMatchObject({ token: "of now" });
  });

  it("does not exist while nobody is signed in, and is asked for again", async () => {
    answers({});
    expect(await accessToken()).toBeNull();
    answers(session("after signing in"));
    expect(await accessToken()).toMatchObject({ token: "after signing in" });
  });

  it("cannot be told while the server is away, which is not the same as signed out", async () => {
    fetched.mockRejectedValueOnce(new TypeError("Failed to fetch"));
    await expect(accessToken()).rejects.toThrow();
    answers({ success: false }, 503);
    await expect(accessToken()).rejects.toThrow();
    answers(session("back"));
    expect(await accessToken()).toMatchObject({ token: "back" });
  });

  it("is not taken for expired by a browser whose clock is wrong", () => {
    const serverNow = noon - 60 * 60_000;
    const body = { ...session("t"), tokenExpires: new Date(serverNow + 600_000).toISOString() };
    expect(accessOf(body, new Date(serverNow).toUTCString(), noon)?.expiresAt).toBe(noon + 600_000);
  });
});

/** What signing in is answered: by next-auth, and then by the session. */
const signingIn = (status: number) => {
  nextAuth.getCsrfToken.mockResolvedValue("csrf");
  answers({ url: "http://localhost:3000/" }, status);
};

describe("signing in", () => {
  it("works with the right password", async () => {
    signingIn(200);
    answers(session("t"));
    expect(await signIn("ann", "secret & more")).toBe("ok");
    const [address, request] = fetched.mock.calls[0] ?? [];
    expect(address).toBe("/api/auth/callback/credentials");
    expect(Object.fromEntries(request?.body as URLSearchParams)).toEqual({
      csrfToken: "csrf",
      username: "ann",
      password: "secret & more",
      json: "true",
    });
  });

  it.each([
    ["the name or the password is wrong", 401, "wrong"],
    ["there were too many tries", 429, "many"],
    ["the service is not available", 503, "network"],
  ])("says when %s", async (_what, status, result) => {
    signingIn(status);
    expect(await signIn("ann", "secret")).toBe(result);
    expect(fetched).toHaveBeenCalledTimes(1);
  });

  it("says when the server cannot be reached", async () => {
    nextAuth.getCsrfToken.mockResolvedValue(undefined);
    expect(await signIn("ann", "secret")).toBe("network");
    expect(fetched).not.toHaveBeenCalled();
  });

  it("does not claim to have worked when the browser kept no cookie", async () => {
    signingIn(200);
    answers({});
    expect(await signIn("ann", "secret")).toBe("network");
  });
});

describe("signing up", () => {
  it("makes the account, signs this browser in and leaves no second session", async () => {
    answers({ token: "rest" }, 201);
    signingIn(200);
    answers(session("web"));
    answers({ success: true });
    expect(await signUp({ username: "ann", password: "long enough" })).toEqual({ ok: true });
    expect(fetched.mock.calls.map(([address]) => address)).toEqual([
      "/api/v1/auth/register",
      "/api/auth/callback/credentials",
      "/api/auth/session",
      "/api/v1/auth/logout",
    ]);
    const request = fetched.mock.lastCall?.[1];
    expect(new Headers(request?.headers).get("authorization")).toBe("Bearer rest");
  });

  it("says that the account was made when only signing in was refused", async () => {
    answers({ token: "rest" }, 201);
    signingIn(429);
    answers({ success: true });
    const result = await signUp({ username: "ann", password: "long enough" });
    expect(result).toEqual({ ok: false, problem: "made" });
  });

  const refusal = (code: ErrorCode, details = {}) => ({
    success: false as const,
    error: { code, message: "", details },
  });
  const issues = [{ path: ["password"], reason: "must have at least 8 characters" }];

  it.each([
    ["the name is taken", refusal("USERNAME_TAKEN"), { problem: "taken" }],
    [
      "something is not of the right form",
      refusal("VALIDATION_ERROR", { issues }),
      { problem: "invalid", issues },
    ],
    ["there were too many tries", refusal("RATE_LIMIT_EXCEEDED"), { problem: "many" }],
    ["the service is not available", refusal("UNAVAILABLE"), { problem: "network" }],
    ["something else answered", {}, { problem: "network" }],
  ])("says when %s", (_what, body, problem) => {
    expect(signUpProblem(errorOf(400, body))).toEqual({ ok: false, ...problem });
  });
});

it("signing out that the server did not carry out is an error", async () => {
  answers(session("still there"));
  await expect(signOut()).rejects.toThrow();
  answers({});
  await expect(signOut()).resolves.toBeUndefined();
});
