export { createKey, listKeys, revokeKey, rotateKey } from "./keys";
export { mintToken } from "./mint";
