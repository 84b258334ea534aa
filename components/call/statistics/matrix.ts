import { assess, type Link } from "@/lib/call";
import type { CallStats } from "@/lib/contract";
import type { QualityView } from "@/lib/client/types";

/** How it goes from one person to another. */
export interface Cell {
  readonly quality?: QualityView;
  /** Of the sound, 0 to 1. */
  readonly lossRatio?: number;
  /** Seconds. */
  readonly roundTripTime?: number;
}

export interface Row {
  /** Who sends. */
  readonly userId: string;
  /** By who receives, in the order of the rows; null: themselves; undefined: nothing is known. */
  readonly cells: readonly (Cell | null | undefined)[];
}

function ownCell(link: Link, links: readonly Link[]): Cell | undefined {
  if (link.sound === undefined && link.picture === undefined) return undefined;
  const { lossRatio, roundTripTime } = link.sound ?? {};
  return {
    quality: assess(link, links),
    ...(lossRatio !== undefined && { lossRatio }),
    ...(roundTripTime !== undefined && { roundTripTime }),
  };
}

function toldCell({ quality, lossRatio, roundTripTime }: CallStats["links"][number]): Cell {
  return {
    ...(quality && { quality: { ...quality, level: quality.level as QualityView["level"] } }),
    ...(lossRatio !== undefined && { lossRatio }),
    ...(roundTripTime !== undefined && { roundTripTime }),
  };
}

interface Known {
  readonly userIds: readonly string[];
  /** What this browser measured itself: of these pairs nobody knows better. */
  readonly own: readonly Link[];
  /** What the others reported. */
  readonly told: CallStats["links"];
}

/** Everybody to everybody. */
export function matrixOf({ userIds, own, told }: Known): Row[] {
  const cellOf = (from: string, to: string): Cell | undefined => {
    const mine = own.find((link) => link.from === from && link.to === to);
    const theirs = told.find((link) => link.peerUserId === from && link.userId === to);
    return (mine && ownCell(mine, own)) ?? (theirs && toldCell(theirs));
  };
  return userIds.map((from) => ({
    userId: from,
    cells: userIds.map((to) => (from === to ? null : cellOf(from, to))),
  }));
}
