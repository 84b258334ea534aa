import { expect, test } from "vitest";
import { turnAccount } from "./turn";

test("the password is the HMAC-SHA1 of the name, as OpenSSL makes it", () => {
  // printf '1433895918:ana' | openssl dgst -sha1 -hmac 'north south east west' -binary | base64
  expect(turnAccount("north south east west", "ana", 1_433_895_918_900)).toEqual({
    username: "1433895918:ana",
    credential: "2pyd1oQyHlV8azSO8/xsaDUsYpw=",
  });
});
