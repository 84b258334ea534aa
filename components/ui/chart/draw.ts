import {
  Chart,
  type ChartDataset,
  type ChartOptions,
  LinearScale,
  LineController,
  LineElement,
  type Point as ChartPoint,
  PointElement,
  Tooltip,
} from "chart.js";
import { timeTicks, withGaps } from "./lines";
import { lineLook } from "./look";
import { font, labelsAbove, marksPlugin } from "./marks-plugin";
import type { Picture } from "./types";

Chart.register(LineController, LineElement, PointElement, LinearScale, Tooltip);

export interface Drawing {
  /** Draws this instead, in the colours that hold now. */
  show(picture: Picture): void;
  remove(): void;
}

/** Pixels that one time needs below the axis, and within which a mark belongs to what is pointed at. */
const tickWidth = 84;
const nearPixels = 8;

/** Draws a chart on a canvas. This file comes with the library: it is loaded when there is something to draw. */
export function draw(canvas: HTMLCanvasElement, first: Picture): Drawing {
  let shown = first;
  const colourOf = (name: string) => getComputedStyle(canvas).getPropertyValue(name);
  const chart = new Chart(canvas, {
    type: "line",
    data: { datasets: datasetsOf(shown, colourOf) },
    options: optionsOf(shown, colourOf),
    plugins: [marksPlugin(() => shown, colourOf)],
  });
  return {
    show(picture) {
      shown = picture;
      chart.data.datasets = datasetsOf(shown, colourOf);
      chart.options = optionsOf(shown, colourOf);
      chart.update("none");
    },
    remove: () => chart.destroy(),
  };
}

type ColourOf = (name: string) => string;

function datasetsOf({ series, gap }: Picture, colourOf: ColourOf): ChartDataset<"line", ChartPoint[]>[] {
  return series.map(({ name, points }, index) => {
    const { colour, dash } = lineLook(index);
    return {
      label: name,
      data: withGaps(points, gap).map(({ at, value }) => ({ x: at, y: value ?? NaN })),
      borderColor: colourOf(colour),
      backgroundColor: colourOf(colour),
      borderDash: [...dash],
    };
  });
}

function optionsOf(picture: Picture, colourOf: ColourOf): ChartOptions<"line"> {
  const { range, origin, marks, top, rightToLeft, textOf, timeOf } = picture;
  const soft = colourOf("--soft");
  const grid = { color: colourOf("--line"), tickColor: "transparent" };
  const border = { color: colourOf("--line") };
  const ticks = { color: soft, font: { family: font, size: 11 }, maxRotation: 0 };
  return {
    animation: false,
    parsing: false,
    normalized: true,
    responsive: true,
    maintainAspectRatio: false,
    spanGaps: false,
    layout: { padding: { top: Math.max(4, labelsAbove(marks.length)) } },
    // Not by index: one line may have moments that another has not.
    interaction: { mode: "nearest", axis: "x", intersect: false },
    elements: { line: { borderWidth: 2 }, point: { radius: 0, hitRadius: 6, hoverRadius: 3 } },
    scales: {
      x: {
        type: "linear",
        min: range.from,
        max: range.to,
        reverse: rightToLeft,
        afterBuildTicks: (axis) => {
          const most = Math.floor(axis.chart.width / tickWidth);
          axis.ticks = timeTicks(range, origin, most).map((value) => ({ value }));
        },
        ticks: { ...ticks, autoSkip: false, callback: (value) => timeOf(Number(value)) },
        grid: { ...grid, drawOnChartArea: false },
        border,
      },
      y: {
        type: "linear",
        position: rightToLeft ? "right" : "left",
        min: 0,
        suggestedMax: top,
        ticks: { ...ticks, maxTicksLimit: 6, callback: (value) => textOf(Number(value), "bare") },
        grid,
        border,
      },
    },
    plugins: {
      tooltip: {
        rtl: rightToLeft,
        textDirection: rightToLeft ? "rtl" : "ltr",
        backgroundColor: colourOf("--ink"),
        titleColor: colourOf("--ground"),
        bodyColor: colourOf("--ground"),
        footerColor: colourOf("--ground"),
        filter: ({ parsed }) => parsed.y !== null && !Number.isNaN(parsed.y),
        callbacks: {
          title: ([item]) => (item === undefined ? "" : timeOf(item.parsed.x ?? 0)),
          label: ({ dataset, parsed }) => `${dataset.label ?? ""}: ${textOf(parsed.y ?? 0)}`,
          footer: ([item]) => {
            const scale = item?.chart.scales.x;
            if (item === undefined || scale === undefined) return "";
            return marks
              .filter(({ at }) => Math.abs(scale.getPixelForValue(at) - item.element.x) <= nearPixels)
              .map(({ label }) => label);
          },
        },
      },
    },
  };
}
