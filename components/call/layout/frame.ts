import type { CSSProperties } from "react";
import type { PhoneActions, QualityView } from "@/lib/client/types";

/** How a tile is drawn, whoever is in it. */
export interface Frame {
  /** `alone`: it fills the stage; `main`: the large one; `small`: beside the large one. */
  readonly look: "alone" | "equal" | "main" | "small";
  readonly style?: CSSProperties;
  readonly speaking: boolean;
  /** The place in the row of raised hands, from 1; 0: it is not raised. */
  readonly hand: number;
  readonly pinned: boolean;
  /** Makes it large, or lets it go; absent where there is nothing to choose. */
  readonly onPin?: () => void;
  /** As host of the group: does something to who is in it. */
  readonly onCommand?: PhoneActions["command"];
  /** It is a call with pictures: who shows none has switched it off. */
  readonly pictures: boolean;
  /** How good what comes from them is, and the same in words; absent while nothing is known. */
  readonly quality?: { readonly level: QualityView["level"]; readonly words: string };
}
