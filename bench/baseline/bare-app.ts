import { execFile } from "node:child_process";
import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";
import { projectRoot } from "@/db/project";
import { openChild } from "../child";
import type { Scope } from "../scope";

// Below the checkout, because Next looks for its packages upwards from here.
const folder = path.join(projectRoot, "dist", "bench-bare-app");

const files = {
  "next.config.js": `const root = ${JSON.stringify(projectRoot)};
export default { turbopack: { root }, outputFileTracingRoot: root, agentRules: false };
`,
  "app/layout.js": `export default function Layout({ children }) {
  return <html lang="en"><body>{children}</body></html>;
}
`,
  "app/page.js": `"use client";
export default function Page() { return null; }
`,
  "app/api/empty/route.js": `export const POST = () => Response.json({ success: true });
`,
};

/** Builds and serves an application of Next with nothing in it but an empty page and an empty route handler. */
export async function openBareApp(scope: Scope): Promise<string> {
  scope.onEnd(() => rm(folder, { recursive: true, force: true }));
  await rm(folder, { recursive: true, force: true });
  for (const [name, content] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), content);
  }
  const next = path.join(projectRoot, "node_modules", "next", "dist", "bin", "next");
  const env = { ...process.env, NODE_ENV: "production" as const, NEXT_TELEMETRY_DISABLED: "1" };
  await promisify(execFile)(process.execPath, [next, "build", folder], { cwd: projectRoot, env });
  const { ready: port } = await openChild(scope, "bare-app-server.ts", { BARE_APP: folder });
  return `http://127.0.0.1:${port}`;
}
