import { useState } from "react";
import { rowsOf } from "./lines";
import type { Picture } from "./types";

const mostRows = 20;

export interface TableWords {
  /** What the table is called, to open it. */
  readonly table: string;
  /** Above the times. */
  readonly time: string;
}

interface Props {
  readonly title: string;
  readonly picture: Picture;
  readonly words: TableWords;
  /** The chart cannot be drawn: the table takes its place. */
  readonly open: boolean;
}

/** The same in numbers, for who does not see a chart or wants to read it off. Made when it is opened. */
export function ChartTable({ title, picture, words, open }: Props) {
  const [opened, setOpened] = useState(false);
  const { series, range, textOf, timeOf } = picture;
  return (
    <details open={open || opened} onToggle={(event) => setOpened(event.currentTarget.open)}>
      <summary className="w-fit cursor-default rounded-md py-1 text-sm text-soft hover:text-ink">
        {words.table}
        <span className="sr-only">: {title}</span>
      </summary>
      {(open || opened) && (
        <div tabIndex={0} role="region" aria-label={title} className="max-h-64 overflow-auto">
          <table className="w-full text-sm tabular-nums">
            <thead className="text-soft">
              <tr>
                {[words.time, ...series.map(({ name }) => name)].map((name, index) => (
                  <th key={index} scope="col" className="py-1 pe-3 text-start font-normal">
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rowsOf(series, range, mostRows).map(({ at, values }) => (
                <tr key={at} className="border-t border-line">
                  <th scope="row" className="py-1 pe-3 text-start font-normal text-soft">
                    {timeOf(at)}
                  </th>
                  {values.map((value, index) => (
                    <td key={index} className="py-1 pe-3">
                      {value === undefined ? "–" : textOf(value)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}
