import { existsSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { projectRoot } from "@/db/project";
import { endpointEntries } from "@/lib/contract";
import { doors } from "./doors";

test("every command of the contract can be given over the socket, and runs its endpoint", () => {
  const named = endpointEntries.flatMap(([, endpoint]) =>
    endpoint.command ? [[endpoint.command, endpoint]] : [],
  );
  const served = Object.entries(doors).map(([name, { endpoint }]) => [name, endpoint]);
  expect(Object.fromEntries(served)).toEqual(Object.fromEntries(named));
});

test("every endpoint of the contract has its route file", () => {
  const missing = endpointEntries
    .map(([, endpoint]) =>
      path.join("app", "api", "v1", endpoint.path.replace(/:(\w+)/g, "[$1]"), "route.ts"),
    )
    .filter((file) => !existsSync(path.join(projectRoot, file)));
  expect(missing).toEqual([]);
});
