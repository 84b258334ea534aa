import { Pin, PinOff } from "lucide-react";
import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/cx";
import { IconButton } from "@/components/ui/icon-button";

/** Shown to who points at the tile, or comes there by keyboard or finger. */
export const shownOnPoint =
  "opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 focus-visible:opacity-100 pointer-coarse:opacity-80";

interface Props {
  readonly name: string;
  readonly pinned: boolean;
  readonly onPin: () => void;
}

/** Keeps a tile large, or lets it go. */
export function PinButton({ name, pinned, onPin }: Props) {
  const t = useTranslations("inCall");
  return (
    <IconButton
      icon={pinned ? PinOff : Pin}
      kind={pinned ? "off" : "on"}
      label={t(pinned ? "unpin" : "pin", { name })}
      onClick={onPin}
      className={cx("size-9! shadow-lg", !pinned && shownOnPoint)}
    />
  );
}
