import path from "node:path";
import { format } from "prettier";
import { expect, test } from "vitest";
import manifest from "@/package.json";
import { type Endpoint, endpointEntries } from "@/lib/contract";

const kindOf = ({ open, paged, other }: Endpoint) =>
  open ? ["open"] : paged ? ["paged"] : other === undefined ? [] : ["file"];

/** The table as it must be. */
function written(): Promise<string> {
  const rows = endpointEntries.map(([name, endpoint]) => {
    const row = [endpoint.method, endpoint.path, ...kindOf(endpoint)];
    return `${name}: [${row.map((word) => JSON.stringify(word)).join(", ")}],`;
  });
  const text = `// Written by table.test.ts from the contract: run it with -u after a change there.

/** Method, path below \`/api/v1\`, and what is particular, of every endpoint: all that a client needs when it runs. */
export const table = {
${rows.join("\n")}
} as const;
`;
  return format(text, { ...(manifest.prettier as object), parser: "typescript" });
}

test("the client knows every endpoint of the contract, and where it is", async () => {
  await expect(await written()).toMatchFileSnapshot(path.join(import.meta.dirname, "table.ts"));
});
