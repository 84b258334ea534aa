import { Mic, MicOff, PhoneOff } from "lucide-react";
import { useTranslations } from "use-intl";
import type { LocalView, StageView, TileView } from "@/lib/client/types";
import { Avatar } from "@/components/ui/avatar";
import { cx } from "@/components/ui/cx";
import { IconButton } from "@/components/ui/icon-button";
import type { CallControls } from "../bar/controls";
import { isOn } from "../devices";
import { tileState } from "../layout/tile";
import { Picture } from "@/components/ui/picture";

/** There is not room for more. */
const most = 4;

function PipTile({ tile }: { readonly tile: TileView }) {
  const t = useTranslations("call");
  const shown = tile.screen ?? (tile.videoEnabled ? tile.stream : null);
  const state = tileState(tile);
  return (
    <li
      aria-label={tile.name}
      className="relative flex min-h-0 items-center justify-center overflow-hidden bg-surface"
    >
      {shown === null ? (
        <Avatar name={tile.name} src={tile.avatar} size="medium" />
      ) : (
        <Picture
          stream={shown}
          label={t("picture", { name: tile.name })}
          className={cx("absolute inset-0", tile.screen !== null && "object-contain!")}
        />
      )}
      <p className="absolute start-2 top-2 max-w-[calc(100%-1rem)] truncate rounded-full bg-black/70 px-2 py-0.5 text-xs text-white">
        {state === null ? tile.name : t(state)}
      </p>
    </li>
  );
}

interface Props {
  readonly stage: StageView;
  readonly local: LocalView;
  readonly actions: CallControls;
}

/** The call in a small window over all others. */
export function PipCall({ stage, local, actions }: Props) {
  const t = useTranslations("call");
  const microphone = isOn(local.microphone);
  const people = [...stage.people].sort((a, b) => Number(b.screen !== null) - Number(a.screen !== null));
  const shown = people.slice(0, most);
  return (
    <main className="colors-dark group fixed inset-0 bg-ground text-ink">
      <ul className={cx("grid h-full auto-rows-fr gap-1", shown.length > 1 && "grid-cols-2")}>
        {shown.map((tile) => (
          <PipTile key={tile.userId} tile={tile} />
        ))}
      </ul>
      <div
        role="group"
        aria-label={t("controls")}
        className="absolute inset-x-0 bottom-0 flex justify-center gap-3 bg-linear-to-t from-black/80 to-transparent p-3"
      >
        <IconButton
          icon={microphone ? Mic : MicOff}
          kind={microphone ? "on" : "off"}
          label={t("microphone")}
          aria-pressed={microphone}
          onClick={() => void actions.setMicrophone(!microphone)}
        />
        <IconButton
          icon={PhoneOff}
          kind="danger"
          label={t(stage.group ? "leave" : "hangUp")}
          onClick={() => void actions.hangUp()}
        />
      </div>
    </main>
  );
}
