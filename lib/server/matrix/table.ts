import { readFileSync } from "node:fs";
import path from "node:path";
import { type EndpointName, type Endpoint, endpoints } from "@/lib/contract";

/** What one kind of caller must be answered: `200`, or `403 FORBIDDEN`. */
export interface Cell {
  readonly column: string;
  readonly expected: string;
}

/** A request, and what it must come to for everybody. */
export interface Row {
  /** Name of an endpoint, and after a colon what is particular. */
  readonly name: string;
  readonly cells: readonly Cell[];
}

export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

const cellsOf = (line: string) =>
  line
    .split("|")
    .slice(1, -1)
    .map((text) => text.trim());

function tableIn(section: string): Table {
  const [head = "", , ...body] = section.split("\n").filter((line) => line.startsWith("|"));
  const columns = cellsOf(head).slice(1);
  const rows = body.map((line) => {
    const [name = "", ...expected] = cellsOf(line);
    if (expected.length !== columns.length) throw new Error(`${name} has ${expected.length} cells`);
    return { name, cells: columns.map((column, index) => ({ column, expected: expected[index] ?? "" })) };
  });
  return { columns, rows };
}

/** The tables of table.md by the heading that they stand under. */
export function readTables(): ReadonlyMap<string, Table> {
  const text = readFileSync(path.join(import.meta.dirname, "table.md"), "utf8");
  const sections = text.split(/^## /m).slice(1);
  return new Map(
    sections.map((section) => [section.slice(0, section.indexOf("\n")).trim(), tableIn(section)]),
  );
}

export const endpointNameOf = ({ name }: Row): string => name.split(":")[0] ?? "";

/** The endpoint that a row asks. */
export function endpointOf(row: Row): Endpoint {
  const name = endpointNameOf(row);
  if (!Object.hasOwn(endpoints, name)) throw new Error(`there is no endpoint ${name}`);
  return endpoints[name as EndpointName];
}
