/** How loud a track is, by listening to a copy of it: a muted microphone is a disabled track, and its copy is not. */
export interface LevelMeter {
  /** Of the last samples: root mean square, 0 to 1. 0 where the browser wants a gesture first. */
  level(): number;
  close(): void;
}

/** `window`: so many samples count, a power of two; usually about a third of a second. Nothing is heard, kept or sent. */
export function openLevelMeter(track: MediaStreamTrack, window = 16_384): LevelMeter {
  const copy = track.clone();
  copy.enabled = true;
  const context = new AudioContext();
  const source = context.createMediaStreamSource(new MediaStream([copy]));
  const analyser = new AnalyserNode(context, { fftSize: window });
  source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    level() {
      if (context.state === "suspended") void context.resume().catch(() => undefined);
      analyser.getFloatTimeDomainData(samples);
      return Math.sqrt(samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length);
    },
    close() {
      copy.stop();
      source.disconnect();
      void context.close().catch(() => undefined);
    },
  };
}
