import { useTranslations } from "use-intl";
import type { TileView } from "@/lib/client/types";
import { cx } from "@/components/ui/cx";
import { Tile } from "./tile";
import { useNames } from "./use-words";

/** Columns for so many people, on a narrow screen and on a wide one. */
export function gridOf(count: number): string {
  if (count <= 1) return "grid-cols-1";
  if (count === 2) return "grid-cols-1 md:grid-cols-2";
  if (count <= 4) return "grid-cols-2";
  return count <= 9 ? "grid-cols-2 md:grid-cols-3" : "grid-cols-3 md:grid-cols-4";
}

/** Everybody else in the call. One person fills the stage; several share it. */
export function Tiles({ people }: { readonly people: readonly TileView[] }) {
  const t = useTranslations("call");
  const names = useNames();
  const alone = people.length === 1;
  return (
    <ul
      aria-label={t("with", { names: names(people) })}
      className={cx(
        "grid auto-rows-fr",
        gridOf(people.length),
        alone ? "absolute inset-0" : "absolute inset-x-0 top-20 bottom-32 gap-3 px-3",
      )}
    >
      {people.map((tile) => (
        <Tile key={tile.userId} tile={tile} alone={alone} />
      ))}
    </ul>
  );
}
