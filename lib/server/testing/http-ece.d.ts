declare module "http_ece" {
  import type { ECDH } from "node:crypto";
  const ece: {
    /** Decrypts what was encrypted for this key (RFC 8188, RFC 8291). */
    readonly decrypt: (
      content: Buffer,
      parameters: { version: "aes128gcm"; privateKey: ECDH; authSecret: string },
    ) => Buffer;
  };
  export default ece;
}
