import type { ReactNode } from "react";
import type { LocalView, StageView } from "@/lib/client/types";
import type { CallControls } from "./bar/controls";
import { CallHeader } from "./call-header";
import { CallNotices } from "./call-notices";

interface Props {
  readonly stage: StageView;
  readonly local: LocalView;
  readonly actions: CallControls;
  readonly serverOffset: number;
  readonly onMinimise: () => void;
  /** Something to read over the bar. */
  readonly hint?: ReactNode;
  /** The bar. */
  readonly children: ReactNode;
}

/** What lies over the pictures: with whom one talks above, what one can do below. */
export function Surround({ stage, local, actions, serverOffset, onMinimise, hint, children }: Props) {
  return (
    <>
      <div className="absolute inset-x-0 top-0">
        <CallHeader stage={stage} serverOffset={serverOffset} onMinimise={onMinimise} />
        <div className="safe-x -mt-4 flex flex-col items-center gap-2">
          <CallNotices stage={stage} local={local} actions={actions} />
        </div>
      </div>
      <div className="safe-x safe-bottom pointer-events-none absolute inset-x-0 bottom-0 flex flex-col items-center gap-3 bg-linear-to-t from-black/70 to-transparent pt-10 *:pointer-events-auto md:bg-none">
        {hint}
        {children}
      </div>
    </>
  );
}
