import type { CSSProperties } from "react";
import { useTranslations } from "use-intl";
import type { LocalView, PersonRef, QualityView, StageView } from "@/lib/client/types";
import { cx } from "@/components/ui/cx";
import { useQualityWords } from "../quality/use-quality-words";
import { useNames } from "../use-words";
import type { Arrangement, Item } from "./arrange";
import { fitMain, fitTiles, type Place, type Size } from "./fit";
import type { Frame } from "./frame";
import { handsOf } from "./hands";
import { OwnTile } from "./own-tile";
import { ScreenTile } from "./screen-tile";
import { Tile } from "./tile";
import { useSize } from "./use-size";

const gap = 12;

/** The place of each item, by its key. */
function placesOf({ items, main }: Arrangement, room: Size): Readonly<Record<string, Place>> {
  const others = items.filter(({ key }) => key !== main);
  const { main: large, rest } =
    main === undefined
      ? { main: undefined, rest: fitTiles(items.length, room, gap) }
      : fitMain(others.length, room, gap);
  const places = others.map(({ key }, index) => [key, rest[index]] as const);
  return Object.fromEntries([...places, [main, large]]) as Record<string, Place>;
}

function styleOf(place: Place | undefined): CSSProperties {
  if (place === undefined) return { visibility: "hidden" };
  const { start, top, width, height } = place;
  return { position: "absolute", insetInlineStart: start, top, width, height };
}

interface Props {
  readonly stage: StageView;
  readonly local: LocalView;
  readonly me: PersonRef;
  readonly arrangement: Arrangement;
  /** Ids of those who speak; oneself is `me`. */
  readonly speaking: readonly string[];
  /** The key of what a person has made large. */
  readonly pinned?: string;
  readonly onPin: (key: string, isHeld: boolean) => void;
  readonly onCommand?: Frame["onCommand"];
}

/** Everybody in the call, and what is shared, each in its place. */
export function Tiles({ stage, local, me, arrangement, speaking, pinned, onPin, onCommand }: Props) {
  const t = useTranslations("call");
  const names = useNames();
  const [list, room] = useSize<HTMLUListElement>();
  const hands = handsOf(stage);
  const { told } = useQualityWords({ me: me.userId, people: stage.people });
  const pictures = stage.type === "video" || stage.people.some(({ videoEnabled }) => videoEnabled);
  const { alone, items, main } = arrangement;
  const places = room === undefined || alone ? {} : placesOf(arrangement, room);

  /** Large, and not only because they speak. */
  const isHeld = ({ key, kind }: Item) => key === main && (key === pinned || kind === "screen");
  const qualityOf = (quality: QualityView | undefined) =>
    quality && { quality: { level: quality.level, words: told(quality) } };
  const frameOf = ({ key, kind, ...item }: Item, held: boolean): Frame => ({
    look: alone ? "alone" : key === main ? "main" : main === undefined ? "equal" : "small",
    ...(!alone && { style: styleOf(places[key]), onPin: () => onPin(key, held) }),
    pictures,
    onCommand,
    speaking: kind !== "screen" && speaking.includes(key),
    hand: kind === "screen" ? 0 : hands.indexOf(key) + 1,
    pinned: held,
    ...qualityOf("tile" in item ? item.tile.quality : stage.ownQuality),
  });
  return (
    <div className={cx("absolute inset-x-0", alone ? "inset-y-0" : "safe-x top-20 bottom-32 md:bottom-28")}>
      <ul ref={list} aria-label={t("with", { names: names(stage.people) })} className="relative size-full">
        {items.map((item) => {
          const look = frameOf(item, isHeld(item));
          if (item.kind === "me")
            return <OwnTile key="me" me={me} local={local} host={stage.hosting} {...look} />;
          if (item.kind === "screen") return <ScreenTile key={item.key} tile={item.tile} {...look} />;
          return <Tile key={item.key} tile={item.tile} {...look} />;
        })}
      </ul>
    </div>
  );
}
