import { ScreenShare } from "lucide-react";
import { useTranslations } from "use-intl";
import type { TileView } from "@/lib/client/types";
import { Picture } from "@/components/ui/picture";
import type { Frame } from "./frame";
import { PinButton } from "./pin-button";

interface Props extends Frame {
  readonly tile: TileView;
}

/** What somebody shares of their screen, whole: nothing of it is cut off. */
export function ScreenTile({ tile, style, pinned, onPin }: Props) {
  const t = useTranslations("inCall");
  const label = t("screenOf", { name: tile.name });
  return (
    <li
      aria-label={label}
      style={style}
      className="group relative flex min-h-0 min-w-0 items-center justify-center overflow-hidden motion-safe:transition-[inset-inline-start,top,width,height] rounded-2xl bg-black"
    >
      {tile.screen !== null && (
        <Picture stream={tile.screen} label={label} className="absolute inset-0 object-contain!" />
      )}
      <p className="absolute start-3 bottom-3 flex max-w-[calc(100%-1.5rem)] items-center gap-2 rounded-full bg-black/70 px-3 py-1 text-sm text-white">
        <ScreenShare aria-hidden className="size-4 shrink-0" />
        <span className="truncate">{label}</span>
      </p>
      {onPin !== undefined && (
        <div className="absolute end-2 top-2 z-10">
          <PinButton name={label} pinned={pinned} onPin={onPin} />
        </div>
      )}
    </li>
  );
}
