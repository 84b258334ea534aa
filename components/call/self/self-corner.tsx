import { Move } from "lucide-react";
import { type PointerEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/cx";
import { IconButton } from "@/components/ui/icon-button";
import { SelfView } from "../self-view";
import { type Corner, cornerAt, corners } from "./corners";

interface Props extends Omit<Parameters<typeof SelfView>[0], "className"> {
  /** There is little room on a phone: texts are open below. */
  readonly crowded: boolean;
}

const places: Record<Corner, string> = {
  "end-bottom": "end-4 bottom-32 md:end-6 md:bottom-28",
  "start-bottom": "start-4 bottom-32 md:start-6 md:bottom-28",
  "start-top": "start-4 top-24 md:start-6",
  "end-top": "end-4 top-24 md:end-6",
};

/** One's own picture in a corner: it can be dragged to another one, or sent there by a button. */
export function SelfCorner({ crowded, ...props }: Props) {
  const t = useTranslations("inCall");
  const [corner, setCorner] = useState<Corner>("end-bottom");
  const [drag, setDrag] = useState<{ x: number; y: number; dx: number; dy: number }>();

  const move = (event: PointerEvent) => {
    if (drag === undefined) return;
    setDrag({ ...drag, dx: event.clientX - drag.x, dy: event.clientY - drag.y });
  };
  const drop = (event: PointerEvent<HTMLElement>) => {
    const stage = event.currentTarget.offsetParent;
    if (drag !== undefined && stage !== null) {
      const own = event.currentTarget.getBoundingClientRect();
      const rtl = getComputedStyle(stage).direction === "rtl";
      setCorner(cornerAt(own, stage.getBoundingClientRect(), rtl));
    }
    setDrag(undefined);
  };
  return (
    <div
      className={cx(
        "group absolute z-[5] touch-none",
        crowded ? "w-16 max-lg:bottom-28 md:w-28 lg:w-64" : "w-28 md:w-64",
        places[corner],
        drag && "cursor-grabbing",
      )}
      style={drag && { transform: `translate(${drag.dx}px, ${drag.dy}px)` }}
      onPointerDown={(event) => {
        if (event.button !== 0 || (event.target as Element).closest("button")) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        setDrag({ x: event.clientX, y: event.clientY, dx: 0, dy: 0 });
      }}
      onPointerMove={move}
      onPointerUp={drop}
      onPointerCancel={() => setDrag(undefined)}
    >
      <SelfView {...props} className="relative aspect-3/4 w-full md:aspect-video" />
      <IconButton
        icon={Move}
        kind="on"
        label={t("moveSelf")}
        onClick={() => setCorner(corners[(corners.indexOf(corner) + 1) % corners.length] ?? corner)}
        className="absolute start-1.5 top-1.5 size-8! opacity-0 group-hover:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-80"
      />
    </div>
  );
}
