import { parseArgs } from "node:util";
import { buildApplication } from "@/lib/cli/build-application";
import { passSignals } from "@/lib/cli/child";
import { firstFrame } from "./frame/first-frame";
import { history } from "./history/history";
import { machine } from "./machine";
import { mesh } from "./mesh/mesh";
import { panel } from "./panel/panel";
import { openScope, type Scope } from "./scope";
import { serverWork } from "./server/server-work";
import { storage } from "./storage/storage";
import { silence } from "./silence/silence";
import { pageWeight } from "./weight/page-weight";

/** Measures speed against bare baselines and prints tables. `--only=server`, `history`, `frame`, `mesh`, `panel`, `storage`, `silence` or `weight` runs a part. */
const parts: Readonly<Record<string, (scope: Scope) => Promise<string>>> = {
  server: serverWork,
  history,
  frame: firstFrame,
  mesh,
  panel,
  storage,
  silence,
  weight: pageWeight,
};

const { values } = parseArgs({ options: { only: { type: "string" } } });
const chosen = Object.entries(parts).filter(([name]) => values.only === undefined || values.only === name);
let scope = openScope();

// Ctrl-C leaves nothing behind either.
passSignals(() => void scope.end().finally(() => process.exit(130)));
process.once("unhandledRejection", (error) => {
  console.error(error);
  void scope.end().finally(() => process.exit(1));
});

try {
  if (chosen.length === 0) throw new Error(`--only takes one of ${Object.keys(parts).join(", ")}.`);
  await buildApplication(console.error);
  console.log(`Measured on ${machine()}.\n`);
  for (const [, measure] of chosen) {
    scope = openScope();
    try {
      console.log(`${await measure(scope)}\n`);
    } finally {
      await scope.end();
    }
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
process.exit();
