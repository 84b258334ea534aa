import type { Sample } from "@/db/stats";

/** The same sequence each time (Lehmer's generator), from 0 to 1. */
function chance(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

/** What one person measures of a video call, sample by sample: values that vary as those of a browser do. */
export function samplesFrom(peerUserId: string, start: number, count: number, seed: number): Sample[] {
  const next = chance(seed);
  const about = (mean: number, spread: number) => Math.round(mean + (next() + next() - 1) * spread);
  const decimals = (value: number, digits: number) => Number(value.toFixed(digits));
  return Array.from({ length: count }, (_, n) => {
    const lost = next() < 0.2 ? about(2, 2) : 0;
    return {
      ...{ peerUserId, at: start + n * 2_000 + about(0, 8), seconds: decimals(2 + next() / 100, 3) },
      path: { local: "srflx", remote: "host", protocol: "udp", available: about(2_400, 300) },
      audio: {
        ...{ bytesSent: about(11_500, 900), bytesReceived: about(11_500, 900) },
        ...{ packetsSent: about(100, 1), packetsReceived: about(100, 2) - lost, packetsLost: lost },
        ...{ sentPacketsLost: next() < 0.1 ? about(2, 2) : 0, codec: "opus" },
        ...{ jitter: decimals(0.004 + next() / 100, 4), roundTripTime: decimals(0.04 + next() / 50, 4) },
        ...{ gaps: lost, concealed: decimals(lost * 0.02, 3) },
      },
      video: {
        ...{ bytesSent: about(420_000, 60_000), bytesReceived: about(410_000, 60_000) },
        ...{ packetsSent: about(420, 50), packetsReceived: about(410, 50), packetsLost: lost },
        ...{ sentPacketsLost: next() < 0.1 ? about(3, 3) : 0, codec: "VP8" },
        ...{ jitter: decimals(0.006 + next() / 100, 4), roundTripTime: decimals(0.04 + next() / 50, 4) },
        ...{ frameWidth: 1280, frameHeight: 720, frameRate: decimals(29 + next() * 2, 1) },
        ...{ bitrate: decimals(1_600 + next() * 300, 1), framesDecoded: about(60, 2), framesDropped: 0 },
        ...{
          frozen: 0,
          sentFrameWidth: 1280,
          sentFrameHeight: 720,
          sentFrameRate: decimals(29.5 + next(), 1),
        },
        ...{ processorLimited: 0, networkLimited: next() < 0.1 ? decimals(next() * 2, 3) : 0 },
      },
    };
  });
}
