export * from "./common";
export * from "./endpoint";
export * from "./endpoints";
export * from "./errors";
export * from "./models";
export * from "./socket";
