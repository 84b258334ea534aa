import { describe, expect, test } from "vitest";
import { fitMain, fitTiles, type Place, type Size } from "./fit";

const gap = 12;
const rooms: Readonly<Record<string, Size>> = {
  phone: { width: 366, height: 600 },
  "narrow phone": { width: 296, height: 420 },
  "phone held sideways": { width: 760, height: 220 },
  desktop: { width: 1416, height: 700 },
};

const inside = ({ start, top, width, height }: Place, room: Size) =>
  start >= 0 && top >= 0 && start + width <= room.width + 0.5 && top + height <= room.height + 0.5;
const apart = (a: Place, b: Place) =>
  a.start + a.width <= b.start ||
  b.start + b.width <= a.start ||
  a.top + a.height <= b.top ||
  b.top + b.height <= a.top;

describe.each(Object.entries(rooms))("on a %s", (_, room) => {
  const counts = Array.from({ length: 9 }, (_, index) => index + 1);

  test.each(counts)("%i tiles fit without scrolling, and none covers another", (count) => {
    const places = fitTiles(count, room, gap);
    expect(places).toHaveLength(count);
    for (const place of places) {
      expect(inside(place, room)).toBe(true);
      expect(place.width).toBeGreaterThan(60);
      expect(place.width / place.height).toBeLessThanOrEqual(16 / 9 + 0.05);
      expect(place.width / place.height).toBeGreaterThanOrEqual(3 / 4 - 0.05);
      expect(places.every((other) => other === place || apart(place, other))).toBe(true);
    }
  });

  test.each(counts)("a large one has more room than the %i beside it, which fit too", (count) => {
    const { main, rest } = fitMain(count, room, gap);
    expect(rest).toHaveLength(count);
    for (const place of [main, ...rest]) expect(inside(place, room)).toBe(true);
    for (const place of rest) {
      expect(apart(place, main)).toBe(true);
      expect(place.width * place.height).toBeLessThan(main.width * main.height);
    }
  });
});

test("two stand above each other on a phone and beside each other on a desktop", () => {
  const [first, second] = fitTiles(2, { width: 366, height: 600 }, gap);
  expect(second?.start).toBe(first?.start);
  const [left, right] = fitTiles(2, { width: 1416, height: 700 }, gap);
  expect(right?.top).toBe(left?.top);
});

test("a last row that is short is centred", () => {
  const [, , third] = fitTiles(3, { width: 1000, height: 900 }, gap);
  expect((third?.start ?? 0) + (third?.width ?? 0) / 2).toBeCloseTo(500);
});

test("who is large alone has the whole room, and nothing has a place where there is none", () => {
  expect(fitMain(0, { width: 300, height: 200 }, gap)).toEqual({
    main: { start: 0, top: 0, width: 300, height: 200 },
    rest: [],
  });
  expect(fitTiles(2, { width: 0, height: 0 }, gap)).toMatchObject([{ width: 0 }, { height: 0 }]);
  expect(fitTiles(0, { width: 300, height: 200 }, gap)).toEqual([]);
});
