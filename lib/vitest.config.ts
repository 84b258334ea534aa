import path from "node:path";
import { defineConfig } from "vitest/config";

const root = path.resolve(import.meta.dirname, "..");
const alias = { "@": root };

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
          exclude: ["**/*.integration.test.ts"],
        },
      },
      {
        root,
        resolve: { alias },
        test: {
          name: "integration",
          include: ["{db,lib}/**/*.integration.test.ts"],
          globalSetup: ["lib/server/testing/global.ts"],
          testTimeout: 30_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
