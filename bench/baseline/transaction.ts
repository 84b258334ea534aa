import { eq } from "drizzle-orm";
import { integer, pgTable, text } from "drizzle-orm/pg-core";
import { drizzle } from "drizzle-orm/postgres-js";
import { openPool } from "@/db/client";
import { inLanes } from "../rounds";
import { tellParent } from "./parent";

// The bare transaction: lock a row, change it, write down that it was changed. No more is needed for a step of a call.

const LANES = 64;

const rows = pgTable("rows", { id: integer().primaryKey(), version: integer().notNull(), state: text() });
const events = pgTable("events", {
  rowId: integer("row_id").notNull(),
  version: integer().notNull(),
  type: text().notNull(),
});

const pool = openPool(process.env.DATABASE_URL ?? "");
const db = drizzle(pool);
await pool`create table rows (id integer primary key, version integer not null, state text)`;
await pool`create table events (row_id integer not null, version integer not null, type text not null, primary key (row_id, version))`;
await db.insert(rows).values(Array.from({ length: LANES }, (_, id) => ({ id, version: 0 })));

function transaction(id: number): Promise<void> {
  return db.transaction(async (tx) => {
    const [row] = await tx.select().from(rows).where(eq(rows.id, id)).for("update");
    const version = (row?.version ?? 0) + 1;
    await tx.update(rows).set({ version, state: "connected" }).where(eq(rows.id, id));
    await tx.insert(events).values({ rowId: id, version, type: "connected" });
  });
}

process.on("message", ({ lanes, times }: { lanes: number; times: number }) => {
  void inLanes(lanes, times, transaction).then(tellParent);
});
tellParent(0);
