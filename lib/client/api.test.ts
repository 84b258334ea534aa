import { afterEach, describe, expect, test, vi } from "vitest";
import { endpoints } from "@/lib/contract";
import { forgetToken } from "./account";
import { addressOf, errorOf, getCall, listUsers, readPaths } from "./api";

const session = {
  user: { id: "me", name: "Noor" },
  token: "first",
  tokenExpires: new Date(Date.now() + 3_600_000).toISOString(),
};

/** A server that gives a session, and answers everything else in turn. */
function serve(...replies: (() => Response)[]) {
  const asked: { address: string; token: string | null }[] = [];
  let sessions = 0;
  vi.stubGlobal("fetch", (address: string, init?: RequestInit) => {
    if (address === "/api/auth/session") {
      sessions += 1;
      return Promise.resolve(Response.json({ ...session, token: sessions === 1 ? "first" : "second" }));
    }
    asked.push({ address, token: new Headers(init?.headers).get("authorization") });
    const reply = replies.shift();
    return reply === undefined ? Promise.reject(new TypeError("no network")) : Promise.resolve(reply());
  });
  return asked;
}

const refusal = (status: number, code: string) => () =>
  Response.json({ success: false, error: { code, message: "no", details: {} } }, { status });

afterEach(() => {
  forgetToken();
  vi.unstubAllGlobals();
});

describe("reading from the API", () => {
  test("goes to the addresses of the contract", () => {
    for (const [name, path] of Object.entries(readPaths)) {
      const endpoint = endpoints[name as keyof typeof readPaths];
      expect([endpoint.method, endpoint.path]).toEqual(["GET", path]);
    }
  });

  test("puts what belongs there into the path and all else into the query", () => {
    expect(addressOf("/rtc/call/:id", { id: "a/b c" })).toBe("/api/v1/rtc/call/a%2Fb%20c");
    expect(addressOf("/users", { keyword: "李 &", limit: 5, offset: undefined })).toBe(
      "/api/v1/users?keyword=%E6%9D%8E+%26&limit=5",
    );
  });

  test("carries the access token", async () => {
    const asked = serve(() => Response.json([]));
    await expect(listUsers({ limit: 2 })).resolves.toEqual([]);
    expect(asked).toEqual([{ address: "/api/v1/users?limit=2", token: "Bearer first" }]);
  });

  test("takes a new token once when the first is refused", async () => {
    const asked = serve(refusal(401, "TOKEN_EXPIRED"), () => Response.json([]));
    await listUsers({});
    expect(asked.map(({ token }) => token)).toEqual(["Bearer first", "Bearer second"]);
  });

  test("tells the server's refusal by its code", async () => {
    serve(refusal(404, "CALL_NOT_FOUND"));
    await expect(getCall("gone")).rejects.toMatchObject({ code: "CALL_NOT_FOUND", status: 404 });
  });

  test("tells a server that does not answer from one that refuses", async () => {
    serve();
    await expect(getCall("any")).rejects.toMatchObject({ code: "NETWORK" });
  });

  test("takes a page of a proxy for no reply of ours", async () => {
    serve(() => new Response("<h1>Bad gateway</h1>", { status: 502 }));
    await expect(getCall("any")).rejects.toMatchObject({ code: "NETWORK" });
    expect(errorOf(502, null)).toMatchObject({ code: "NETWORK", status: 502 });
  });
});
