import type { Link, PictureLink } from "./link";
import { estimateQuality, type QualityCause } from "./quality";

/** How good what comes over a link is, and why it is no better. */
export interface Verdict {
  /** Of the sound alone; undefined where nothing is known of it. See {@link estimateQuality}. */
  readonly mos?: number;
  /** The worse of sound and picture, 1 (bad) to 5 (excellent). */
  readonly level: 1 | 2 | 3 | 4 | 5;
  /** `none` while the level is 4 or 5. */
  readonly cause: QualityCause;
  /** Whose line or device it is, where that can be told. */
  readonly causeUserId?: string;
}

type Level = Verdict["level"];
type Cause = Pick<Verdict, "cause" | "causeUserId">;

/** A way that loses more than this, or holds back the picture for longer parts of the time, is not as it should be. */
const muchLoss = 0.03;
const muchTime = 0.3;
/** The receiver shows fewer than four of five frames. */
const muchDropped = 0.2;
/** Losses so many times longer than those of chance come in bursts. */
const bursty = 2;

const isHeldBack = ({ networkLimited, frozen }: PictureLink) =>
  networkLimited > muchTime || frozen > muchTime;

/** Loses much, or carries too little. */
const suffers = ({ sound, picture }: Link) =>
  (sound !== undefined && sound.lossRatio > muchLoss) || (picture !== undefined && isHeldBack(picture));

/** A picture is as good as its motion, where something holds it back; a camera may be slow by itself. */
function pictureLevel({ frameRate = 0, frozen, dropped, ...picture }: PictureLink): Level {
  if (frozen > 0.5) return 1;
  const held = Math.max(picture.processorLimited, picture.networkLimited, frozen) > muchTime;
  if (!held && dropped <= muchDropped) return 5;
  if (frameRate >= 14) return 4;
  if (frameRate >= 10) return 3;
  return frameRate >= 5 ? 2 : 1;
}

const none = (links: readonly Link[]) => links.length > 0 && !links.some(suffers);
const all = (links: readonly Link[]) => links.length > 0 && links.every(suffers);

/**
 * At whose line something is lost. What one person sends to several suffers at all of them: that person's upload. What
 * several send to one suffers from all of them: that person's download. Where one of the two is not known, a line that
 * carries everything else well is not the one. Between two alone it cannot be told.
 */
function lineOf(link: Link, links: readonly Link[]): Cause | undefined {
  const { from, to } = link;
  const sent = links.filter((each) => each.from === from && each.to !== to);
  const got = links.filter((each) => each.to === to && each.from !== from);
  const upload = all(sent) || (sent.length === 0 && none(got));
  const download = all(got) || (got.length === 0 && none(sent));
  if (upload === download) return undefined;
  return upload ? { cause: "upload", causeUserId: from } : { cause: "download", causeUserId: to };
}

function pictureCause(picture: PictureLink, link: Link, links: readonly Link[]): Cause {
  const { processorLimited, dropped } = picture;
  if (isHeldBack(picture)) return lineOf(link, links) ?? { cause: "bandwidth" };
  if (processorLimited > muchTime) return { cause: "processor", causeUserId: link.from };
  if (dropped > muchDropped) return { cause: "processor", causeUserId: link.to };
  return { cause: "bandwidth" };
}

function soundCause(cause: QualityCause, link: Link, links: readonly Link[]): Cause {
  // TCP sends again what was lost, and everything after it waits meanwhile.
  if (cause !== "loss") return { cause: link.relayTcp ? "relay_tcp" : cause };
  const line = lineOf(link, links);
  if (line !== undefined) return line;
  return { cause: (link.sound?.burstRatio ?? 1) >= bursty ? "bursts" : "loss" };
}

/** How good this link is. `links`: all that is known of the call at that time, this one included; they tell whose line it is. */
export function assess(link: Link, links: readonly Link[]): Verdict {
  const { sound, picture } = link;
  const heard = sound && estimateQuality(sound);
  const seen = picture === undefined ? 5 : pictureLevel(picture);
  const level = Math.min(heard?.level ?? 5, seen) as Level;
  const mos = heard && { mos: heard.mos };
  if (level >= 4) return { ...mos, level, cause: "none" };
  const bySound = heard !== undefined && heard.level <= seen;
  const why =
    bySound || picture === undefined
      ? soundCause(heard?.cause ?? "none", link, links)
      : pictureCause(picture, link, links);
  return { ...mos, level, ...why };
}

/** The worst of what one person gets; undefined where nothing is known of it. */
export function worstFor(userId: string, links: readonly Link[]): Verdict | undefined {
  const verdicts = links
    .filter(({ to, sound, picture }) => to === userId && (sound !== undefined || picture !== undefined))
    .map((link) => assess(link, links));
  return verdicts.reduce<Verdict | undefined>(
    (worst, each) =>
      worst === undefined ||
      each.level < worst.level ||
      (each.level === worst.level && (each.mos ?? 5) < (worst.mos ?? 5))
        ? each
        : worst,
    undefined,
  );
}
