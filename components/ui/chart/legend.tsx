import { lineLook } from "./look";

/** Which line is whose: a piece of it, and its name. */
export function Legend({ names }: { readonly names: readonly string[] }) {
  return (
    <ul className="flex flex-wrap gap-x-4 gap-y-1 text-sm text-soft">
      {names.map((name, index) => {
        const { colour, dash } = lineLook(index);
        return (
          <li key={index} className="flex min-w-0 items-center gap-1.5">
            <svg aria-hidden width="22" height="8" className="shrink-0">
              <line
                x2="22"
                y1="4"
                y2="4"
                stroke={`var(${colour})`}
                strokeWidth="2.5"
                strokeDasharray={dash.join(" ")}
              />
            </svg>
            <span className="truncate">{name}</span>
          </li>
        );
      })}
    </ul>
  );
}
