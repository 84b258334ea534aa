import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { projectRoot } from "@/db/project";

const SECRET = "0123456789abcdef0123456789abcdef";

let folder: string;

/** Starts the server with these settings and waits for its end. */
const start = async (env: Record<string, string>): Promise<{ code: number | null; printed: string }> => {
  const server = spawn(process.execPath, ["--import", "tsx", "server.ts"], {
    cwd: projectRoot,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: "production",
      PORT: "0",
      DATA_DIR: path.join(folder, "data"),
      ...env,
    },
  });
  let printed = "";
  for (const stream of [server.stdout, server.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => (printed += text));
  const [code] = (await once(server, "close")) as [number | null];
  return { code, printed };
};

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "ringback-boot-"));
  await writeFile(path.join(folder, "file"), "");
});

afterAll(() => rm(folder, { recursive: true }));

describe("a start that cannot succeed says why in one sentence and ends with 1:", () => {
  it("a port that is taken", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await once(other, "listening");
    const address = other.address();
    const port = address !== null && typeof address === "object" ? address.port : 0;
    expect(await start({ PORT: String(port) })).toEqual({
      code: 1,
      printed: `Port ${port} on 127.0.0.1 is taken. Stop what uses it, or set PORT to another one.\n`,
    });
    other.close();
  });

  it("a folder for the data that cannot be written", async () => {
    const { code, printed } = await start({ DATA_DIR: path.join(folder, "file", "data") });
    expect(code).toBe(1);
    expect(printed).toMatch(
      /^DATA_DIR \(.*file\/data\) cannot be written: .* Make it writable or set DATA_DIR to another folder\.\n$/,
    );
  });

  it("a database that cannot be reached", async () => {
    const { code, printed } = await start({
      DATABASE_URL: "postgres://me:hunter2@127.0.0.1:1/ringback",
      AUTH_SECRET: SECRET,
    });
    expect(code).toBe(1);
    expect(printed).toMatch(
      /^The database at DATABASE_URL \(127\.0\.0\.1:1\/ringback\) cannot be used: .*\n$/,
    );
    expect(printed).not.toContain("hunter2");
  });

  it("settings that cannot be used, all of them", async () => {
    const { code, printed } = await start({ PORT: "eighty", DATABASE_URL: "postgres://127.0.0.1/ringback" });
    expect(code).toBe(1);
    expect(printed).toBe(
      "These settings cannot be used:\n" +
        '  PORT: "eighty" is not a whole number. Allowed: 0 to 65535.\n' +
        "  AUTH_SECRET: it is missing, and must be set when DATABASE_URL is. " +
        "Allowed: at least 32 characters, such as from `openssl rand -hex 32`.\n",
    );
  });
});
