/** How the lines differ: by colour (tokens of globals.css) and by dashes, since not everybody tells colours apart. */

const colours = ["--chart-1", "--chart-2", "--chart-3", "--chart-4"] as const;
const dashes = [[], [7, 4], [2, 3], [10, 3, 2, 3]] as const;

export interface LineLook {
  /** The name of a custom property. */
  readonly colour: (typeof colours)[number];
  readonly dash: readonly number[];
}

/** Of the line with this number, from 0. Sixteen differ. */
export function lineLook(index: number): LineLook {
  const colour = index % colours.length;
  const dash = (index + Math.floor(index / colours.length)) % dashes.length;
  return { colour: colours[colour] ?? colours[0], dash: dashes[dash] ?? [] };
}
