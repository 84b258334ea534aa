import type { PictureType } from "@/lib/contract";

/** What the first octets of a picture say of it. */
export interface Picture {
  readonly mediaType: PictureType;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
}

const startsWith = (content: Buffer, text: string, at = 0) =>
  content.toString("latin1", at, at + text.length) === text;

/** IHDR is the first chunk (PNG, W3C, section 11.2.1). */
function png(content: Buffer): Picture | undefined {
  if (!startsWith(content, "\x89PNG\r\n\x1a\n") || !startsWith(content, "IHDR", 12)) return undefined;
  return { mediaType: "image/png", width: content.readUInt32BE(16), height: content.readUInt32BE(20) };
}

/** SOF0 to SOF15, but for the three numbers that mean something else (ITU T.81, table B.1). */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** Goes from segment to segment to the one that tells the size (ITU T.81, B.2.2). */
function jpeg(content: Buffer): Picture | undefined {
  if (!startsWith(content, "\xff\xd8\xff")) return undefined;
  for (let at = 2; content[at] === 0xff;) {
    const marker = content.readUInt8(at + 1);
    if (isFrame(marker)) {
      return {
        mediaType: "image/jpeg",
        height: content.readUInt16BE(at + 5),
        width: content.readUInt16BE(at + 7),
      };
    }
    // A marker may be preceded by any number of fill octets.
    at += marker === 0xff ? 1 : 2 + content.readUInt16BE(at + 2);
  }
  return undefined;
}

/** The three forms of the first chunk (WebP Container Specification; VP8: RFC 6386, 9.1; VP8L: its specification, 3). */
function webp(content: Buffer): Picture | undefined {
  if (!startsWith(content, "RIFF") || !startsWith(content, "WEBPVP8", 8)) return undefined;
  const sized = (width: number, height: number): Picture => ({ mediaType: "image/webp", width, height });
  switch (content.toString("latin1", 15, 16)) {
    case " ":
      return sized(content.readUInt16LE(26) & 0x3fff, content.readUInt16LE(28) & 0x3fff);
    case "L": {
      const bits = content.readUInt32LE(21);
      return sized((bits & 0x3fff) + 1, ((bits >>> 14) & 0x3fff) + 1);
    }
    case "X":
      return sized(content.readUIntLE(24, 3) + 1, content.readUIntLE(27, 3) + 1);
    default:
      return undefined;
  }
}

/** What a picture says of itself; undefined where it is none, or is cut off before it says it. */
export function pictureIn(octets: Uint8Array): Picture | undefined {
  const content = Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength);
  try {
    return png(content) ?? jpeg(content) ?? webp(content);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
