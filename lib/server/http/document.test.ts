import { gunzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { documentFor } from "./document";

test("the document is sent whole, and is asked for anew each time", async () => {
  const whole = documentFor({});
  expect(await whole.json()).toMatchObject({ openapi: "3.1.0" });
  expect(whole.headers.get("content-type")).toBe("application/json");
  expect(whole.headers.get("content-encoding")).toBeNull();
  expect(whole.headers.get("cache-control")).toBe("public, no-cache");
});

test.each(["gzip", "br, gzip;q=0.5", "deflate,GZIP ; q=1.0"])(
  "it is compressed for who takes %s",
  async (accepted) => {
    const reply = documentFor({ "accept-encoding": accepted });
    expect(reply.headers.get("content-encoding")).toBe("gzip");
    expect(reply.headers.get("vary")).toBe("Accept-Encoding");
    const text = gunzipSync(await reply.arrayBuffer()).toString();
    expect(text).toBe(await documentFor({}).text());
  },
);

test.each(["br", "gzip;q=0", "identity", "xgzip"])("it is not compressed for who takes %s", (accepted) => {
  expect(documentFor({ "accept-encoding": accepted }).headers.get("content-encoding")).toBeNull();
});

test("who has it already gets nothing", () => {
  const tag = documentFor({}).headers.get("etag") ?? "";
  const reply = documentFor({ "if-none-match": tag, "accept-encoding": "gzip" });
  expect([reply.status, reply.body, reply.headers.get("etag")]).toEqual([304, null, tag]);
  expect(documentFor({ "if-none-match": '"another"' }).status).toBe(200);
});
