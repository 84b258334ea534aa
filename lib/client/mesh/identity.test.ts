import { expect, it } from "vitest";
import { identityOf } from "./identity";

const sdp = (...fingerprints: readonly string[]) =>
  ["v=0", "s=-", ...fingerprints.map((each) => `a=fingerprint:${each}`), "m=audio 9 X 0"].join("\r\n");

it.each([
  ["the same for every section of a description", sdp("sha-256 AA:01", "sha-256 AA:01"), "sha-256 AA:01"],
  [
    "the same in whichever order two certificates stand",
    sdp("sha-256 B", "sha-256 A"),
    "sha-256 A sha-256 B",
  ],
  ["unknown where a description has none", sdp(), undefined],
])("the identity of a connection is %s", (_, description, identity) => {
  expect(identityOf(description)).toBe(identity);
});
