import { expect, test } from "vitest";
import { pngOf } from "../testing/pictures";
import { pictureIn } from "./look";

const of = (...parts: (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(
    parts.map((part) => (typeof part === "string" ? Buffer.from(part, "latin1") : Buffer.from(part))),
  );

const jpeg = of([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 1, 0xff, 0xff, 0xc2, 0, 17, 8, 1, 0x2c, 0, 200, 3]);
const riff = ["RIFF", [0, 0, 0, 0], "WEBP"] as const;

test.each([
  ["PNG", pngOf(3, 5), { mediaType: "image/png", width: 3, height: 5 }],
  ["JPEG", jpeg, { mediaType: "image/jpeg", width: 200, height: 300 }],
  [
    "WebP",
    of(...riff, "VP8 ", [0, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a, 0x40, 1, 0xf0, 0]),
    { mediaType: "image/webp", width: 320, height: 240 },
  ],
  [
    "WebP without loss",
    of(...riff, "VP8L", [0, 0, 0, 0, 0x2f, 0x3f, 0xc1, 0x3b, 0]),
    { mediaType: "image/webp", width: 320, height: 240 },
  ],
  [
    "WebP with more to it",
    of(...riff, "VP8X", [10, 0, 0, 0, 0, 0, 0, 0, 0x3f, 1, 0, 0xef, 0, 0]),
    { mediaType: "image/webp", width: 320, height: 240 },
  ],
])("the size of a picture in %s is found", (_, content, picture) => {
  expect(pictureIn(content)).toEqual(picture);
});

test.each([
  ["nothing", of()],
  ["a text", of("<svg/>")],
  ["a GIF", of("GIF89a", [1, 0, 1, 0])],
  ["a PNG that is cut off", pngOf(3, 5).slice(0, 18)],
  ["a JPEG that is cut off", jpeg.slice(0, 12)],
  ["a JPEG without a frame", of([0xff, 0xd8, 0xff, 0xda, 0, 2, 0])],
  ["a WebP that is cut off", of(...riff, "VP8X")],
  ["a sound in the same container", of("RIFF", [0, 0, 0, 0], "WAVEfmt ")],
])("%s is no picture", (_, content) => {
  expect(pictureIn(content)).toBeUndefined();
});
