export * from "./common";
export * from "./endpoint";
export * from "./endpoints";
export * from "./errors";
export * from "./event";
export * from "./models";
export * from "./push";
export * from "./socket";
