import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { accessOf, accessToken, forgetToken, signIn, signOut, signUp, signUpProblem } from "./account";

const nextAuth = vi.hoisted(() => ({ getCsrfToken: vi.fn(), signIn: vi.fn(), signOut: vi.fn() }));
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

describe("signing in", () => {
  it("works with the right password", async () => {
    nextAuth.getCsrfToken.mockResolvedValue("csrf");
    nextAuth.signIn.mockResolvedValue({ ok: true, error: null });
    answers(session("t"));
    expect(await signIn("ann", "secret")).toBe("ok");
    const form = { username: "ann", password: "secret", redirect: false };
    expect(nextAuth.signIn).toHaveBeenCalledWith("credentials", form);
  });

  it("says when the name or the password is wrong", async () => {
    nextAuth.getCsrfToken.mockResolvedValue("csrf");
    nextAuth.signIn.mockResolvedValue({ ok: false, error: "CredentialsSignin" });
    expect(await signIn("ann", "secret")).toBe("wrong");
  });

  it("says when the server cannot be reached, and stays on the page", async () => {
    nextAuth.getCsrfToken.mockResolvedValue(undefined);
    expect(await signIn("ann", "secret")).toBe("network");
    expect(nextAuth.signIn).not.toHaveBeenCalled();
  });

  it("does not claim to have worked when the browser kept no cookie", async () => {
    nextAuth.getCsrfToken.mockResolvedValue("csrf");
    nextAuth.signIn.mockResolvedValue({ ok: true, error: null });
    answers({});
    expect(await signIn("ann", "secret")).toBe("network");
  });
});

describe("signing up", () => {
  it("makes the account, signs this browser in and leaves no second session", async () => {
    nextAuth.getCsrfToken.mockResolvedValue("csrf");
    nextAuth.signIn.mockResolvedValue({ ok: true, error: null });
    answers({ token: "rest" }, 201);
    answers(session("web"));
    answers({ success: true });
    expect(await signUp({ username: "ann", password: "long enough" })).toEqual({ ok: true });
    expect(fetched.mock.calls.map(([address]) => address)).toEqual([
      "/api/v1/auth/register",
      "/api/auth/session",
      "/api/v1/auth/logout",
    ]);
    const request = fetched.mock.lastCall?.[1];
    expect(new Headers(request?.headers).get("authorization")).toBe("Bearer rest");
  });

  const refusal = (code: "USERNAME_TAKEN" | "VALIDATION_ERROR" | "UNAVAILABLE", details = {}) => ({
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
    ["the service is not available", refusal("UNAVAILABLE"), { problem: "network" }],
    ["something else answered", {}, { problem: "network" }],
  ])("says when %s", (_what, body, problem) => {
    expect(signUpProblem(body)).toEqual({ ok: false, ...problem });
  });
});

it("signing out that the server did not carry out is an error", async () => {
  answers(session("still there"));
  await expect(signOut()).rejects.toThrow();
  answers({});
  await expect(signOut()).resolves.toBeUndefined();
});
