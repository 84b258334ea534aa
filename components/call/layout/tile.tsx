import { LoaderCircle } from "lucide-react";
import { useTranslations } from "use-intl";
import type { TileView } from "@/lib/client/types";
import { Avatar } from "@/components/ui/avatar";
import { cx } from "@/components/ui/cx";
import { Picture } from "@/components/ui/picture";
import type { Frame } from "./frame";
import { HostMenu } from "./host-menu";
import { Marks } from "./marks";
import { PinButton } from "./pin-button";

/** The words over a tile whose picture would say nothing, or something old. */
export function tileState(
  tile: TileView,
): "tileCalling" | "tileConnecting" | "tileReconnecting" | "tileFailed" | "tileStill" | null {
  if (tile.status === "calling" || tile.status === "ringing") return "tileCalling";
  if (tile.reconnecting) return "tileReconnecting";
  if (tile.media === "failed") return "tileFailed";
  if (tile.media === "connecting") return "tileConnecting";
  return tile.still && tile.videoEnabled ? "tileStill" : null;
}

interface Props extends Frame {
  readonly tile: TileView;
}

/** Somebody else in the call: their picture, or who they are while there is none. */
export function Tile({
  tile,
  look,
  style,
  speaking,
  hand,
  pinned,
  onPin,
  onCommand,
  pictures,
  quality,
}: Props) {
  const t = useTranslations("call");
  const state = tileState(tile);
  const pictured = tile.videoEnabled && tile.stream !== null;
  const alone = look === "alone";
  const marked = !alone || tile.muted || tile.host || hand > 0;
  return (
    <li
      aria-label={tile.name}
      data-speaking={speaking || undefined}
      style={style}
      className={cx(
        "group relative flex min-h-0 min-w-0 items-center justify-center overflow-hidden motion-safe:transition-[inset-inline-start,top,width,height] bg-surface",
        alone ? "size-full" : "rounded-2xl",
        speaking && !alone && "outline-4 -outline-offset-4 outline-accent-ink",
      )}
    >
      <Avatar name={tile.name} src={tile.avatar} size={look === "small" ? "medium" : "large"} />
      {pictured && tile.stream !== null && (
        <Picture
          stream={tile.stream}
          label={t("picture", { name: tile.name })}
          className={cx("absolute inset-0 -z-0", alone && "md:object-contain")}
        />
      )}
      {speaking && !alone && (
        <span className="pointer-events-none absolute inset-0 rounded-2xl border-4 border-accent-ink" />
      )}
      {state !== null && (
        <div
          className={cx(
            "absolute inset-0 flex justify-center bg-black/60 p-4",
            pictured ? "items-center" : alone ? "items-center pt-64" : "items-end pb-14",
          )}
        >
          <p className="flex items-center gap-2.5 rounded-full bg-black/70 px-5 py-2.5 text-white">
            {state !== "tileFailed" && state !== "tileStill" && (
              <LoaderCircle aria-hidden className="size-5 animate-spin" />
            )}
            {t(state)}
          </p>
        </div>
      )}
      {(marked || quality !== undefined) && (
        <Marks
          name={tile.name}
          muted={tile.muted}
          cameraOff={pictures && !tile.videoEnabled}
          speaking={speaking}
          hand={hand}
          host={tile.host}
          quality={quality}
          bare={!marked}
          className={cx("start-3", alone ? "bottom-36 md:bottom-28" : "bottom-3")}
        />
      )}
      <div className={cx("absolute z-10 flex gap-2", alone ? "end-4 top-20" : "end-2 top-2")}>
        {onCommand !== undefined && tile.status === "connected" && (
          <HostMenu tile={tile} onCommand={onCommand} />
        )}
        {onPin !== undefined && <PinButton name={tile.name} pinned={pinned} onPin={onPin} />}
      </div>
    </li>
  );
}
