import { customType, timestamp } from "drizzle-orm/pg-core";

/** A moment, in whole milliseconds as JavaScript knows them. */
export const time = () => timestamp({ withTimezone: true, mode: "date", precision: 3 });

/** Octets. */
export const bytes = customType<{ data: Buffer }>({ dataType: () => "bytea" });
