import pLimit from "p-limit";
import { ask, type Door } from "./ask";
import type { Scene } from "./scene";
import { type Cell, endpointOf, type Row, type Table } from "./table";

/** Where the cells of a table are played. */
export interface Stage {
  /** A scene of its own for this cell, or one for all cells of its column that leave it as it is. */
  readonly open: (column: string, row?: Row) => Promise<Scene>;
  /** Columns of one key can share a scene. */
  readonly key?: (column: string) => string;
  readonly doors: readonly Door[];
}

/** Rows that are played at the same time. */
const atOnce = 6;

/** Whether the scene is another one afterwards. What is refused or only read leaves it as it is. */
const alters = (row: Row, { expected }: Cell) => endpointOf(row).method !== "GET" && expected.startsWith("2");

/** The scenes that stay as they are, by the key of their columns. */
class Shared {
  readonly #scenes = new Map<string, Promise<{ scene: Scene; version: unknown }>>();

  constructor(private readonly stage: Stage) {}

  async at(column: string): Promise<Scene> {
    const key = this.stage.key?.(column) ?? "";
    const known = this.#scenes.get(key) ?? this.#open(column);
    this.#scenes.set(key, known);
    return (await known).scene;
  }

  /** Says so where one is not as it was. */
  async close(): Promise<string[]> {
    const scenes = await Promise.all(this.#scenes.values());
    const changed = await Promise.all(
      scenes.map(async ({ scene, version }) => (await scene.version()) !== version),
    );
    for (const { scene } of scenes) await scene.close();
    return changed.includes(true) ? ["somebody who was refused, or only read, has changed the call"] : [];
  }

  async #open(column: string) {
    const scene = await this.stage.open(column);
    return { scene, version: await scene.version() };
  }
}

/** Plays a cell through one door. Answers what differs. */
async function checkCell(row: Row, cell: Cell, door: Door, stage: Stage, shared: Shared): Promise<string[]> {
  const { column, expected } = cell;
  const own = alters(row, cell);
  const scene = await (own ? stage.open(column, row) : shared.at(column));
  const came = await ask(door, scene, row, column);
  if (own) await scene.close();
  return came === expected ? [] : [`${row.name} | ${column} | ${door}: ${expected} expected, ${came} came`];
}

async function checkRow(row: Row, stage: Stage, shared: Shared): Promise<string[]> {
  const { command } = endpointOf(row);
  const doors = stage.doors.filter((door) => door === "REST" || command !== undefined);
  const differences: string[] = [];
  for (const cell of row.cells) {
    for (const door of doors) differences.push(...(await checkCell(row, cell, door, stage, shared)));
  }
  return differences;
}

/** Plays all cells, each that alters its scene on one of its own. Answers all that differs. */
export async function check(table: Table, stage: Stage): Promise<string[]> {
  const shared = new Shared(stage);
  const limited = pLimit(atOnce);
  const found = await Promise.all(table.rows.map((row) => limited(() => checkRow(row, stage, shared))));
  return [...found.flat(), ...(await shared.close())];
}
