import { expect, test } from "vitest";
import { addressWithin } from "./listen";

test.each([
  ["0.0.0.0", "http://127.0.0.1:3000"],
  ["::", "http://[::1]:3000"],
  ["::1", "http://[::1]:3000"],
  ["192.0.2.7", "http://192.0.2.7:3000"],
  ["localhost", "http://localhost:3000"],
])("a program beside a server that listens on %s finds it at %s", (host, address) => {
  expect(addressWithin({ host, port: 3000 })).toBe(address);
});
