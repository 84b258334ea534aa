"use client";
import { useId, useMemo, useRef } from "react";
import { useLocale } from "use-intl";
import { directions } from "../locales";
import { ChartTable, type TableWords } from "./chart-table";
import { Legend } from "./legend";
import { extentOf } from "./lines";
import type { Mark, Picture, Range, Series } from "./types";
import { useDrawing } from "./use-drawing";

interface Props {
  readonly title: string;
  readonly series: readonly Series[];
  readonly range: Range;
  /** A moment in words, for the axis and the table. Keep it (useCallback), or all is drawn anew each time. */
  readonly timeOf: (at: number) => string;
  readonly words: TableWords & {
    /** What is read instead of a chart without any value. */
    readonly nothing: string;
  };
  readonly marks?: readonly Mark[];
  /** What stands behind each number; numbers with a style of their own, like percent, have none. */
  readonly unit?: string;
  /** How numbers are written. Keep it. */
  readonly format?: Intl.NumberFormatOptions;
  /** The axis goes up to this at least. */
  readonly top?: number;
  /** From which moment round times are counted; the beginning. */
  readonly origin?: number;
  /** Points further apart than this, in milliseconds, are not joined. */
  readonly gap?: number;
  readonly className?: string;
}

const noMarks: readonly Mark[] = [];
const whole: Intl.NumberFormatOptions = { maximumFractionDigits: 0 };

/** Lines over time, from zero up. What it shows is told in words as well, and in a table to open. */
export function LineChart({
  title,
  series,
  range: { from, to },
  timeOf,
  words,
  marks = noMarks,
  unit,
  format = whole,
  top = 0,
  origin = from,
  gap = 10_000,
  className = marks.length > 0 ? "h-44" : "h-36",
}: Props) {
  const locale = useLocale();
  const id = useId();
  const canvas = useRef<HTMLCanvasElement>(null);
  const { numbers, textOf } = useMemo(() => {
    const numbers = new Intl.NumberFormat(locale, format);
    const behind = unit === undefined ? "" : `\u00a0${unit}`;
    const textOf = (value: number, bare?: "bare") => numbers.format(value) + (bare ? "" : behind);
    return { numbers, textOf };
  }, [locale, format, unit]);
  const picture = useMemo(
    (): Picture => ({
      series,
      marks,
      range: { from, to },
      origin,
      gap,
      top,
      rightToLeft: directions[locale] === "rtl",
      textOf,
      timeOf,
    }),
    [series, marks, from, to, origin, gap, top, locale, textOf, timeOf],
  );
  const { failed } = useDrawing(canvas, picture);

  const told = series.flatMap(({ name, points }) => {
    const extent = extentOf(points);
    if (extent === undefined) return [];
    const behind = unit === undefined ? "" : ` ${unit}`;
    return [`${name}: ${numbers.formatRange(...extent)}${behind}`];
  });
  const summary = told.length === 0 ? words.nothing : told.join("; ");
  return (
    <figure aria-labelledby={id} className="flex min-w-0 flex-col gap-1.5">
      <figcaption id={id} className="flex flex-wrap items-baseline gap-x-1.5 text-sm font-medium">
        {title}
        {unit !== undefined && <span className="font-normal text-soft">({unit})</span>}
      </figcaption>
      {series.length > 1 && <Legend names={series.map(({ name }) => name)} />}
      {!failed && (
        <div className={`relative min-w-0 ${className}`}>
          <canvas ref={canvas} role="img" aria-label={`${title}. ${summary}`} />
        </div>
      )}
      {marks.length > 0 && (
        <ul className="sr-only">
          {marks.map(({ at, label }, index) => (
            <li key={index}>
              {timeOf(at)}: {label}
            </li>
          ))}
        </ul>
      )}
      <ChartTable title={title} picture={picture} words={words} open={failed} />
    </figure>
  );
}
