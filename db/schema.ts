/** Every table. `npm run db:generate` writes a migration of what has changed. */
export * from "./schema/beside";
export * from "./schema/calls";
export * from "./schema/people";
export * from "./schema/push";
export * from "./schema/stats";
export * from "./schema/webhooks";
