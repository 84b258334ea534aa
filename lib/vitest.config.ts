import path from "node:path";
import { defineConfig } from "vitest/config";

const root = path.resolve(import.meta.dirname, "..");
const alias = { "@": root };

/** Tests on a real server with a real PostgreSQL. */
const onServer = (name: string, include: string) => ({
  root,
  resolve: { alias },
  test: {
    name,
    include: [include],
    globalSetup: ["lib/server/testing/global.ts"],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    maxWorkers: 2,
  },
});

export default defineConfig({
  root,
  test: {
    projects: [
      {
        root,
        resolve: { alias },
        test: {
          name: "unit",
          include: [
            "{app,components,db,lib,bench}/**/*.test.ts",
            "{app,components,db,lib,bench}/**/*.test.tsx",
          ],
          exclude: ["**/*.integration.test.ts", "**/*.proof.test.ts"],
        },
      },
      onServer("integration", "{db,lib}/**/*.integration.test.ts"),
      // Thousands of requests, races and histories: apart, so that tests with a time to keep are not slowed down.
      onServer("proof", "lib/**/*.proof.test.ts"),
    ],
  },
});
