import type { Chart, Plugin } from "chart.js";
import { placeLabels } from "./labels";
import type { Mark, Picture } from "./types";

const labelRows = 3;
const labelHeight = 15;
export const font = "system-ui, sans-serif";
const labelFont = `11px ${font}`;

/** What the words of so many marks need above the chart, in pixels. */
export const labelsAbove = (marks: number): number => Math.min(marks, labelRows) * labelHeight;

/** A line down the chart at each mark, and its words above, as far as there is room. */
export function marksPlugin(shown: () => Picture, colourOf: (name: string) => string): Plugin<"line"> {
  return {
    id: "marks",
    afterDatasetsDraw(chart) {
      const { from, to } = shown().range;
      const marks = shown().marks.filter(({ at }) => at >= from && at <= to);
      if (marks.length > 0) drawMarks(chart, marks, colourOf);
    },
  };
}

function drawMarks(chart: Chart, marks: readonly Mark[], colourOf: (name: string) => string): void {
  const { ctx, chartArea, scales } = chart;
  const placed = marks
    .map(({ at, label }) => ({ x: scales.x?.getPixelForValue(at) ?? 0, label }))
    .sort((one, other) => one.x - other.x);
  ctx.save();
  ctx.font = labelFont;
  ctx.textAlign = "left";
  // The top of Chinese characters stands above that of a line of Latin ones.
  ctx.textBaseline = "middle";
  ctx.strokeStyle = colourOf("--edge");
  ctx.fillStyle = colourOf("--soft");
  const labels = placed.map(({ x, label }) => ({ x, width: ctx.measureText(label).width }));
  const places = placeLabels(labels, { left: 0, right: chart.width }, labelRows);
  placed.forEach(({ x, label }, index) => {
    const place = places[index];
    const top = place === undefined ? chartArea.top : place.row * labelHeight;
    ctx.beginPath();
    ctx.moveTo(x, top);
    ctx.lineTo(x, chartArea.bottom);
    ctx.stroke();
    if (place !== undefined) ctx.fillText(label, place.left, top + labelHeight / 2);
  });
  ctx.restore();
}
