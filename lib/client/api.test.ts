import { afterEach, describe, expect, test, vi } from "vitest";
import { forgetToken } from "./account";
import { api } from "./api";

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

describe("a page that asks the API", () => {
  test("carries the access token of this browser", async () => {
    const asked = serve(() => Response.json([]));
    await expect(api.listUsers({ limit: 2 })).resolves.toMatchObject({ items: [] });
    expect(asked).toEqual([{ address: "/api/v1/users?limit=2", token: "Bearer first" }]);
  });

  test("takes a new token once when the first is refused", async () => {
    const asked = serve(refusal(401, "TOKEN_EXPIRED"), () => Response.json([]));
    await api.listUsers();
    expect(asked.map(({ token }) => token)).toEqual(["Bearer first", "Bearer second"]);
  });

  test("tells the server's refusal by its code", async () => {
    serve(refusal(404, "CALL_NOT_FOUND"));
    await expect(api.getCall({ id: "gone" })).rejects.toMatchObject({ code: "CALL_NOT_FOUND", status: 404 });
  });

  test("tells a server that does not answer from one that refuses", async () => {
    serve();
    await expect(api.getCall({ id: "any" })).rejects.toMatchObject({ code: "NETWORK" });
  });
});
