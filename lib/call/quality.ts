/**
 * How a conversation sounds, estimated from what the receiver's connection measured. An estimate for people to look at,
 * no measurement: by the E-model (ITU-T G.107), simplified as Cole and Rosenbluth did ("Voice over IP performance
 * monitoring", ACM SIGCOMM CCR 31(2), 2001). Where no echo is heard and everything else is at its default,
 * `R = 93.2 − Id − Ie,eff`.
 */

/** What is measured at the receiver of the sound. */
export interface Reception {
  /** Lost of all packets that were sent to here, 0 to 1. */
  readonly lossRatio: number;
  /** Seconds. */
  readonly roundTripTime: number;
  /** Interarrival jitter (RFC 3550, section 6.4.1), in seconds. */
  readonly jitter: number;
  /**
   * How long losses are: their mean length over that of random loss (BurstR of G.107). 1 where it is not known; nothing
   * below 1 is counted.
   */
  readonly burstRatio?: number;
}

/** What the reception of sound can suffer from. */
const impairments = ["loss", "delay", "jitter"] as const;

/**
 * Why it is not good. `loss`, `delay`, `jitter`: what the way does to the sound. `bursts`: the loss comes in long gaps.
 * `bandwidth`: the way carries too little. `upload`, `download`: that, or the loss, is at the line of one person.
 * `processor`: somebody's device is too slow. `relay_tcp`: media go through a relay over TCP.
 */
export const qualityCauses = [
  "none",
  ...impairments,
  "bursts",
  "bandwidth",
  "upload",
  "download",
  "processor",
  "relay_tcp",
] as const;
export type QualityCause = (typeof qualityCauses)[number];

export interface Quality {
  /** Estimated mean opinion score of the listeners, 1 to 4.5, to two decimals. */
  readonly mos: number;
  /** The categories of ITU-T G.109, from 1 (R below 60: nearly all users dissatisfied) to 5 (R of 90 and more: very satisfied). */
  readonly level: 1 | 2 | 3 | 4 | 5;
  /** What would gain most if it were gone; `none` while the level is 4 or 5. */
  readonly cause: "none" | (typeof impairments)[number];
}

/** R of a line without any impairment: all parameters of G.107 at their defaults. */
const undisturbed = 93.2;
/** Milliseconds that the codec takes: one frame of Opus as browsers make them. */
const codecMs = 20;
/** How much a jitter buffer holds back, in jitters. */
const bufferedJitters = 2;
/**
 * Packet-loss robustness. G.113 has no Ie and Bpl of Opus; these are its values (2007, appendix I) of G.711 with
 * concealment under random loss, which Opus, with concealment and forward error correction, should do no worse than.
 */
const robustness = 25.1;

/** Longer losses than so many times that of chance are no worse. */
const mostBurst = 20;

/** One-way delay in milliseconds, made of two parts: that of the path and codec, and that of the jitter buffer. */
const pathMs = ({ roundTripTime }: Reception) => (roundTripTime * 1000) / 2 + codecMs;
const bufferMs = ({ jitter }: Reception) => bufferedJitters * jitter * 1000;

/** Id of a one-way delay (Cole and Rosenbluth, after G.107): beyond 177.3 ms people begin to interrupt each other. */
const delayImpairment = (ms: number) => 0.024 * ms + 0.11 * Math.max(0, ms - 177.3);

/** Ie,eff of G.107, 7.5, for Ie = 0. */
function lossImpairment({ lossRatio, burstRatio = 1 }: Reception): number {
  const percent = lossRatio * 100;
  return (95 * percent) / (percent / burstRatio + robustness);
}

/** The transmission rating factor of G.107. */
function rating(reception: Reception): number {
  const delay = delayImpairment(pathMs(reception) + bufferMs(reception));
  return Math.max(0, undisturbed - delay - lossImpairment(reception));
}

/** R as a mean opinion score (G.107, annex B). The formula dips below 1 for the smallest R. */
const opinionOf = (r: number) => Math.max(1, 1 + 0.035 * r + r * (r - 60) * (100 - r) * 7e-6);

function levelOf(r: number): Quality["level"] {
  if (r >= 90) return 5;
  if (r >= 80) return 4;
  if (r >= 70) return 3;
  return r >= 60 ? 2 : 1;
}

/** What costs most. Delays add up before they are felt, so each counts for what its absence would gain. */
function dearest(reception: Reception): (typeof impairments)[number] {
  const both = delayImpairment(pathMs(reception) + bufferMs(reception));
  const costs = [
    ["loss", lossImpairment(reception)],
    ["delay", both - delayImpairment(codecMs + bufferMs(reception))],
    ["jitter", both - delayImpairment(pathMs(reception))],
  ] as const;
  return costs.reduce((most, each) => (each[1] > most[1] ? each : most))[0];
}

/** The estimate. Values out of their range count as the nearest that can be. */
export function estimateQuality(measured: Reception): Quality {
  const reception: Reception = {
    lossRatio: Math.min(1, Math.max(0, measured.lossRatio)),
    roundTripTime: Math.max(0, measured.roundTripTime),
    jitter: Math.max(0, measured.jitter),
    burstRatio: Math.min(mostBurst, Math.max(1, measured.burstRatio ?? 1)),
  };
  const r = rating(reception);
  const level = levelOf(r);
  return {
    mos: Math.round(opinionOf(r) * 100) / 100,
    level,
    cause: level >= 4 ? "none" : dearest(reception),
  };
}
