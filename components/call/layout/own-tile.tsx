import { useTranslations } from "use-intl";
import type { LocalView, PersonRef } from "@/lib/client/types";
import { Avatar } from "@/components/ui/avatar";
import { cx } from "@/components/ui/cx";
import { isOn } from "../devices";
import { Picture } from "@/components/ui/picture";
import type { Frame } from "./frame";
import { Marks } from "./marks";
import { PinButton } from "./pin-button";

interface Props extends Frame {
  readonly me: PersonRef;
  readonly local: LocalView;
  /** This user is the host of the group. */
  readonly host: boolean;
}

/** Oneself among the others, mirrored. */
export function OwnTile({
  me,
  local,
  host,
  look,
  style,
  speaking,
  hand,
  pinned,
  onPin,
  pictures,
  quality,
}: Props) {
  const t = useTranslations("call");
  const camera = isOn(local.camera) && local.stream !== null;
  return (
    <li
      aria-label={t("you")}
      style={style}
      className="group relative flex min-h-0 min-w-0 items-center justify-center overflow-hidden motion-safe:transition-[inset-inline-start,top,width,height] rounded-2xl bg-raised"
    >
      {camera && local.stream !== null ? (
        <Picture
          stream={local.stream}
          label={t("ownPicture")}
          mirrored={local.camera.facing !== "environment"}
          className="absolute inset-0"
        />
      ) : (
        <Avatar name={me.name} src={me.avatar} size={look === "small" ? "medium" : "large"} />
      )}
      <span
        className={cx(
          "pointer-events-none absolute inset-0 rounded-2xl",
          speaking && "border-4 border-accent-ink",
        )}
      />
      <Marks
        name={t("you")}
        muted={!isOn(local.microphone)}
        cameraOff={pictures && !camera}
        speaking={speaking}
        hand={hand}
        host={host}
        quality={quality}
        className="start-3 bottom-3"
      />
      {onPin !== undefined && (
        <div className="absolute end-2 top-2 z-10">
          <PinButton name={t("you")} pinned={pinned} onPin={onPin} />
        </div>
      )}
    </li>
  );
}
