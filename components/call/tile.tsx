import { LoaderCircle, MicOff } from "lucide-react";
import { useTranslations } from "use-intl";
import type { TileView } from "@/lib/client/types";
import { Avatar } from "@/components/ui/avatar";
import { cx } from "@/components/ui/cx";
import { Picture } from "./picture";

/** The words over a tile whose picture would say nothing, or something old. */
export function tileState(
  tile: TileView,
): "tileCalling" | "tileConnecting" | "tileReconnecting" | "tileFailed" | null {
  if (tile.status === "calling" || tile.status === "ringing") return "tileCalling";
  if (tile.reconnecting) return "tileReconnecting";
  if (tile.media === "failed") return "tileFailed";
  return tile.media === "connecting" ? "tileConnecting" : null;
}

interface Props {
  readonly tile: TileView;
  /** The only one: it fills the stage. */
  readonly alone: boolean;
}

/** Somebody else in the call: their picture, or who they are while there is none. */
export function Tile({ tile, alone }: Props) {
  const t = useTranslations("call");
  const state = tileState(tile);
  const pictured = tile.videoEnabled && tile.stream !== null;
  return (
    <li
      aria-label={tile.name}
      className={cx(
        "relative flex min-h-0 min-w-0 items-center justify-center overflow-hidden bg-surface",
        !alone && "rounded-2xl",
      )}
    >
      <Avatar name={tile.name} src={tile.avatar} size="large" />
      {pictured && tile.stream !== null && (
        <Picture
          stream={tile.stream}
          label={t("picture", { name: tile.name })}
          className={cx("absolute inset-0", alone && "md:object-contain")}
        />
      )}
      {state !== null && (
        <div
          className={cx(
            "absolute inset-0 flex justify-center bg-black/60 p-4",
            pictured ? "items-center" : alone ? "items-center pt-64" : "items-end pb-14",
          )}
        >
          <p className="flex items-center gap-2.5 rounded-full bg-black/70 px-5 py-2.5 text-white">
            {state !== "tileFailed" && <LoaderCircle aria-hidden className="size-5 animate-spin" />}
            {t(state)}
          </p>
        </div>
      )}
      {(!alone || tile.muted) && (
        <p
          className={cx(
            "absolute start-3 flex max-w-[80%] items-center gap-2 rounded-full bg-black/70 px-3 py-1 text-sm text-white",
            alone ? "bottom-36 md:bottom-6" : "bottom-3",
          )}
        >
          {tile.muted && <MicOff aria-hidden className="size-4 shrink-0" />}
          <span className="truncate">{tile.muted ? t("muted", { name: tile.name }) : tile.name}</span>
        </p>
      )}
    </li>
  );
}
