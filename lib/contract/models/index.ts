export * from "./call";
export * from "./group";
export * from "./key";
export * from "./note";
export * from "./person";
export * from "./session";
export * from "./stats";
export * from "./webhook";
