import { expect, test } from "vitest";
import { piecesOf } from "./links";

const linksIn = (text: string) => piecesOf(text).flatMap(({ href }) => href ?? []);

test("an address of the web can be clicked, and the words around it stay as they are", () => {
  const text = "See https://example.org/a?b=c#d, and http://example.com.";
  expect(linksIn(text)).toEqual(["https://example.org/a?b=c#d", "http://example.com"]);
  expect(
    piecesOf(text)
      .map((piece) => piece.text)
      .join(""),
  ).toBe(text);
});

test("brackets and Chinese full stops round an address are not part of it, those in it are", () => {
  expect(linksIn("(https://example.org/x)")).toEqual(["https://example.org/x"]);
  expect(linksIn("https://en.wikipedia.org/wiki/Call_(telephone)")).toEqual([
    "https://en.wikipedia.org/wiki/Call_(telephone)",
  ]);
  expect(linksIn("看这里：https://example.org/会议。")).toEqual(["https://example.org/会议"]);
});

test("nothing that could do harm becomes a link", () => {
  for (const text of [
    "javascript:alert(1)",
    "data:text/html,x",
    "file:///etc/passwd",
    "example.org",
    "https://",
  ]) {
    expect(linksIn(text)).toEqual([]);
  }
  expect(linksIn('https://example.org/"onclick="x')).toEqual(["https://example.org/"]);
});
