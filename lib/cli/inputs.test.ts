import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { hashOfInputs } from "./inputs";

let root: string;

const write = async (file: string, content: string) => {
  const at = path.join(root, file);
  await mkdir(path.dirname(at), { recursive: true });
  await writeFile(at, content);
};

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), "ringback-inputs-"));
  await write("server.ts", "serve");
  await write("app/page.tsx", "page");
});

afterEach(() => rm(root, { recursive: true }));

it("nothing is built again while nothing has changed", async () => {
  const before = await hashOfInputs(root);
  await write("server.ts", "serve");
  await write("e2e/call.spec.ts", "a test in a browser");
  await write("app/page.test.tsx", "a test");
  await write("lib/server/testing/database.ts", "a helper of tests");
  await write("README.md", "words");
  expect(await hashOfInputs(root)).toBe(before);
});

it.each([
  ["a file has changed", () => write("app/page.tsx", "another page")],
  ["a file is new", () => write("lib/call/view.ts", "view")],
  ["a file has gone", () => rm(path.join(root, "app/page.tsx"))],
  ["the dependencies have changed", () => write("package-lock.json", "{}")],
])("it is built again when %s", async (_what, change) => {
  const before = await hashOfInputs(root);
  await change();
  expect(await hashOfInputs(root)).not.toBe(before);
});

it("it is built again for another version of Node", async () => {
  expect(await hashOfInputs(root, "v20.0.0")).not.toBe(await hashOfInputs(root, "v22.0.0"));
});
