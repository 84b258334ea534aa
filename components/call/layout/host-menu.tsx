import { Crown, EllipsisVertical, MicOff, VideoOff } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { TileView } from "@/lib/client/types";
import { IconButton } from "@/components/ui/icon-button";
import { Menu, MenuItem } from "@/components/ui/menu";
import { Announcer } from "@/components/ui/announcer";
import type { Frame } from "./frame";
import { shownOnPoint } from "./pin-button";

interface Props {
  readonly tile: TileView;
  readonly onCommand: NonNullable<Frame["onCommand"]>;
}

/** What the host of a group may do to somebody in it. Nobody can switch on what is somebody else's. */
export function HostMenu({ tile, onCommand }: Props) {
  const t = useTranslations("inCall.host");
  const { userId, name } = tile;
  const [failed, setFailed] = useState(false);
  const run = (what: Parameters<typeof onCommand>[1]) => {
    setFailed(false);
    void onCommand(userId, what).then((done) => setFailed(!done));
  };
  return (
    <>
      <Announcer text={failed ? t("failed", { name }) : ""} />
      <Menu
        trigger={
          <IconButton
            icon={EllipsisVertical}
            kind="on"
            label={t("menu", { name })}
            className={`size-9! shadow-lg data-[state=open]:opacity-100 ${shownOnPoint}`}
          />
        }
      >
        {!tile.muted && (
          <MenuItem icon={MicOff} onSelect={() => run("mute")}>
            {t("mute", { name })}
          </MenuItem>
        )}
        {tile.videoEnabled && (
          <MenuItem icon={VideoOff} onSelect={() => run("stopVideo")}>
            {t("stopVideo", { name })}
          </MenuItem>
        )}
        <MenuItem icon={Crown} onSelect={() => run("makeHost")}>
          {t("makeHost", { name })}
        </MenuItem>
      </Menu>
    </>
  );
}
