import { describe, expect, test } from "vitest";
import { drawn, wordsOf } from "../testing";
import { placeLabels } from "./labels";
import { LineChart } from "./line-chart";
import { extentOf, rowsOf, timeTicks, withGaps } from "./lines";
import { lineLook } from "./look";

const points = (...values: (number | undefined)[]) =>
  values.map((value, index) => ({ at: index * 1000, ...(value !== undefined && { value }) }));

describe("a line", () => {
  test("is broken where nothing was measured for too long", () => {
    const measured = [
      { at: 0, value: 1 },
      { at: 2000, value: 2 },
      { at: 9000, value: 3 },
    ];
    expect(withGaps(measured, 5000).map(({ at, value }) => [at, value])).toEqual([
      [0, 1],
      [2000, 2],
      [2001, undefined],
      [9000, 3],
    ]);
  });

  test("has a least and a most, and none without a value", () => {
    expect(extentOf(points(3, undefined, 1, 2))).toEqual([1, 3]);
    expect(extentOf(points(undefined))).toBeUndefined();
    expect(extentOf([])).toBeUndefined();
  });

  test("differs from fifteen others in colour or dashes", () => {
    const looks = Array.from({ length: 16 }, (_, index) => JSON.stringify(lineLook(index)));
    expect(new Set(looks).size).toBe(16);
  });
});

describe("times below a chart", () => {
  test.each([
    ["every half minute", { from: 0, to: 120_000 }, 0, 5, [0, 30_000, 60_000, 90_000, 120_000]],
    ["counted from now", { from: 500, to: 120_500 }, 120_500, 2, [500, 60_500, 120_500]],
    ["every hour", { from: 0, to: 7_200_000 }, 0, 2, [0, 3_600_000, 7_200_000]],
    ["none in no time", { from: 5, to: 4 }, 0, 3, []],
  ] as const)("are round: %s", (_, range, origin, most, expected) => {
    expect(timeTicks(range, origin, most)).toEqual(expected);
  });

  test.each([1, 2, 3, 7])("are no more than there is room for (%s)", (most) => {
    for (const to of [900, 61_000, 3_599_000, 90_000_000, 900_000_000])
      expect(timeTicks({ from: 0, to }, 0, most).length).toBeLessThanOrEqual(most + 1);
  });
});

test("a table has the mean of each time, and no rows of nothing", () => {
  const series = [
    { name: "a", points: points(1, 3, undefined, undefined, 5) },
    { name: "b", points: points(undefined, undefined, undefined, undefined, 8) },
  ];
  expect(rowsOf(series, { from: 0, to: 4000 }, 2)).toEqual([
    { at: 0, values: [2, undefined] },
    { at: 2000, values: [5, 8] },
  ]);
  expect(rowsOf([{ name: "a", points: points(1) }], { from: 0, to: 60_000 }, 3)).toHaveLength(1);
});

describe("words at marks", () => {
  const chart = { left: 0, right: 200 };
  test("stand behind their marks while there is room", () => {
    expect(placeLabels([{ x: 10, width: 40 }], chart, 2)).toEqual([{ left: 13, row: 0 }]);
  });

  test("move to another row where they would touch, and are left out where no row is free", () => {
    const labels = [10, 12, 14].map((x) => ({ x, width: 40 }));
    expect(placeLabels(labels, chart, 2)).toEqual([{ left: 13, row: 0 }, { left: 15, row: 1 }, undefined]);
  });

  test("stay within the chart", () => {
    expect(placeLabels([{ x: 190, width: 50 }], chart, 1)).toEqual([{ left: 150, row: 0 }]);
  });
});

describe("who does not see the chart", () => {
  const words = { table: "In numbers", time: "Time", nothing: "Nothing measured" };
  const chart = (...values: (number | undefined)[]) =>
    drawn(
      <LineChart
        title="Speed"
        unit="km/h"
        words={words}
        series={[{ name: "Car", points: points(...values) }]}
        marks={[{ at: 1000, label: "Bend" }]}
        range={{ from: 0, to: 2000 }}
        timeOf={(at) => `${at / 1000} s`}
      />,
    );

  test("is told from where to where it goes, and what happened when", () => {
    const html = chart(1200, 50);
    expect(html).toContain('aria-label="Speed. Car: 50–1,200 km/h"');
    expect(wordsOf(html)).toContain("1 s: Bend");
    expect(wordsOf(html)).toContain("In numbers");
  });

  test("is told that there is nothing", () => {
    expect(chart(undefined)).toContain('aria-label="Speed. Nothing measured"');
  });
});
