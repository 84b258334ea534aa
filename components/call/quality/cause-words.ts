import type { QualityCause } from "@/lib/call";
import type { QualityView } from "@/lib/client/types";

/** Whose it can be: one's own, somebody's by name, or somebody's. */
const owned = ["upload", "download", "processor"] as const;
type Owned = (typeof owned)[number];
type Owner = "Mine" | "Named" | "Unknown";

/** The key of a cause among the messages (`inCall.quality.cause`). */
export type CauseKey = Exclude<QualityCause, Owned> | `${Owned}${Owner}`;

export interface CauseWords {
  readonly key: CauseKey;
  /** Whose it is, where they are named. */
  readonly name: string;
}

export interface Who {
  readonly me: string;
  readonly people: readonly { readonly userId: string; readonly name: string }[];
}

const isOwned = (cause: QualityCause): cause is Owned => owned.some((each) => each === cause);

/** Why it is not good, for this viewer, as the key of a text and the name in it. */
export function causeWords(
  { cause, causeUserId }: Omit<QualityView, "level">,
  { me, people }: Who,
): CauseWords {
  if (!isOwned(cause)) return { key: cause, name: "" };
  if (causeUserId === me) return { key: `${cause}Mine`, name: "" };
  const name = people.find(({ userId }) => userId === causeUserId)?.name;
  return name === undefined ? { key: `${cause}Unknown`, name: "" } : { key: `${cause}Named`, name };
}
