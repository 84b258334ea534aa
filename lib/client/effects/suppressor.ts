/** RNNoise knows this rate only. */
const sampleRate = 48_000;

const files = {
  worklet: () => new URL("@sapphi-red/web-noise-suppressor/rnnoiseWorklet.js", import.meta.url),
  url: () => new URL("@sapphi-red/web-noise-suppressor/rnnoise.wasm", import.meta.url),
  simdUrl: () => new URL("@sapphi-red/web-noise-suppressor/rnnoise_simd.wasm", import.meta.url),
};

/** Takes noise out of sound, in an AudioWorklet: beside the page, in the thread that the browser keeps for sound. */
export interface Suppressor {
  /** Milliseconds of sound that were made so far. */
  made(): number;
  /** Resolves when sound really comes out: the browser may want a gesture on the page first. */
  ready(): Promise<void>;
  /** Sound of the device goes through from now on. */
  connect(track: MediaStreamTrack): MediaStreamTrack;
  close(): void;
}

export async function openSuppressor(broken: () => void): Promise<Suppressor> {
  const context = new AudioContext({ sampleRate, latencyHint: "interactive" });
  const destination = new MediaStreamAudioDestinationNode(context, { channelCount: 1 });
  const [output] = destination.stream.getAudioTracks();
  let node: (AudioWorkletNode & { destroy(): void }) | undefined;
  let source: AudioNode | undefined;
  const gesture = () => void context.resume().catch(() => undefined);
  const gestures = ["pointerdown", "keydown"] as const;
  for (const name of gestures) addEventListener(name, gesture);

  const left = new AbortController();
  const close = () => {
    left.abort();
    for (const name of gestures) removeEventListener(name, gesture);
    source?.disconnect();
    node?.destroy();
    output?.stop();
    void context.close().catch(() => undefined);
  };
  try {
    // It extends what only browsers have.
    const { loadRnnoise, RnnoiseWorkletNode } = await import("@sapphi-red/web-noise-suppressor");
    const [wasmBinary] = await Promise.all([
      loadRnnoise({ url: files.url().href, simdUrl: files.simdUrl().href }),
      context.audioWorklet.addModule(files.worklet().href),
    ]);
    node = new RnnoiseWorkletNode(context, { maxChannels: 1, wasmBinary });
    node.channelCount = 1;
    node.channelCountMode = "explicit";
    node.onprocessorerror = broken;
  } catch (error) {
    close();
    throw error;
  }
  const worklet = node;
  if (output === undefined) throw new Error("No track");
  return {
    made: () => context.currentTime * 1_000,
    ready: () => soundComesOut(context, worklet, left.signal),
    connect(track) {
      source = context.createMediaStreamSource(new MediaStream([track]));
      source.connect(worklet).connect(destination);
      return output;
    },
    close,
  };
}

/**
 * The worklet says nothing while it compiles and is silent: a tone that nobody hears tells when it works. A tone and not
 * noise: RNNoise that has begun with noise lets noise pass (by 1 to 5 dB less instead of 45; measured).
 */
function soundComesOut(context: AudioContext, node: AudioNode, left: AbortSignal): Promise<void> {
  const tone = new OscillatorNode(context, { frequency: 440 });
  const listener = new AnalyserNode(context, { fftSize: 256 });
  const heard = new Float32Array(listener.fftSize);
  tone.connect(node).connect(listener);
  tone.start();
  return new Promise((resolve) => {
    const look = setInterval(() => {
      listener.getFloatTimeDomainData(heard);
      if (heard.every((value) => value === 0)) return;
      clearInterval(look);
      tone.disconnect();
      node.disconnect();
      resolve();
    }, 20);
    left.addEventListener("abort", () => clearInterval(look));
  });
}
