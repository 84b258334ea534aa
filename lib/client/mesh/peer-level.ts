/** What a receiver has got so far (W3C webrtc-stats, RTCInboundRtpStreamStats). */
interface Heard {
  readonly totalAudioEnergy: number;
  readonly totalSamplesDuration: number;
}

/** Root mean square of the samples between two looks, 0 to 1; 0 where nothing came, or the browser does not tell. */
export function loudness(before: Heard | undefined, now: Heard): number {
  const energy = now.totalAudioEnergy - (before?.totalAudioEnergy ?? 0);
  const seconds = now.totalSamplesDuration - (before?.totalSamplesDuration ?? 0);
  return before === undefined || energy <= 0 || seconds <= 0 ? 0 : Math.sqrt(energy / seconds);
}

function heardIn(report: RTCStatsReport): Heard | undefined {
  for (const stats of report.values() as IterableIterator<Partial<Heard> & { type: string; kind?: string }>) {
    const { totalAudioEnergy, totalSamplesDuration } = stats;
    if (stats.type !== "inbound-rtp" || stats.kind !== "audio") continue;
    if (totalAudioEnergy !== undefined && totalSamplesDuration !== undefined)
      return { totalAudioEnergy, totalSamplesDuration };
  }
  return undefined;
}

/** How loud what comes over a connection has been since the look before: the loudest of its sounds. */
export function levelMeter(connection: RTCPeerConnection): () => Promise<number> {
  const known = new WeakMap<RTCRtpReceiver, Heard>();
  const of = async (receiver: RTCRtpReceiver): Promise<number> => {
    const now = heardIn(await receiver.getStats());
    if (now === undefined) return 0;
    const level = loudness(known.get(receiver), now);
    known.set(receiver, now);
    return level;
  };
  return async () => {
    const receivers = connection.getReceivers().filter(({ track }) => track.kind === "audio");
    return Math.max(0, ...(await Promise.all(receivers.map(of))));
  };
}
