import type { Page } from "@playwright/test";

/** The tone that {@link ownDevices} makes, in Hz: none of those that the application or Chromium makes. */
export const toneHertz = 1_320;

/** Runs in a page: its microphone gives a tone and its camera a picture that is red on the left and blue on the right. */
export function ownDevices(): void {
  const open = (wanted: MediaStreamConstraints | undefined): MediaStream => {
    const tracks: MediaStreamTrack[] = [];
    if (wanted?.audio) {
      const audio = new AudioContext();
      const tone = new OscillatorNode(audio, { frequency: 1_320 });
      const quieter = new GainNode(audio, { gain: 0.5 });
      const out = audio.createMediaStreamDestination();
      tone.connect(quieter).connect(out);
      tone.start();
      tracks.push(...out.stream.getAudioTracks());
    }
    if (wanted?.video) {
      const canvas = Object.assign(document.createElement("canvas"), { width: 320, height: 180 });
      const brush = canvas.getContext("2d");
      const paint = () => {
        if (!brush) return;
        brush.fillStyle = "#d01010";
        brush.fillRect(0, 0, 160, 180);
        brush.fillStyle = "#1010d0";
        brush.fillRect(160, 0, 160, 180);
      };
      setInterval(paint, 50);
      tracks.push(...canvas.captureStream(15).getVideoTracks());
    }
    return new MediaStream(tracks);
  };
  navigator.mediaDevices.getUserMedia = (wanted) => Promise.resolve(open(wanted));
}

/** The strongest frequency that this page receives, in Hz, over about a tenth of a second; 0 while it is silent. */
export function strongestTone(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const receivers = (globalThis.ringbackPeers?.() ?? []).flatMap((peer) => peer.getReceivers());
    const track = receivers.find((receiver) => receiver.track.kind === "audio")?.track;
    if (!track) return 0;
    const audio = new AudioContext();
    await audio.resume();
    const analyser = new AnalyserNode(audio, { fftSize: 4096, smoothingTimeConstant: 0 });
    audio.createMediaStreamSource(new MediaStream([track])).connect(analyser);
    const samples = new Float32Array(analyser.fftSize);
    const levels = new Float32Array(analyser.frequencyBinCount);
    // The buffer has to fill first.
    const began = audio.currentTime;
    while (audio.currentTime - began < 0.25) await new Promise(requestAnimationFrame);
    analyser.getFloatTimeDomainData(samples);
    analyser.getFloatFrequencyData(levels);
    const rate = audio.sampleRate;
    await audio.close();
    if (Math.max(...samples) < 0.05) return 0;
    return (levels.indexOf(Math.max(...levels)) * rate) / analyser.fftSize;
  });
}

/** What is in the picture that this page receives: red, green and blue, 0 to 255, of its left and its right half. */
export function coloursSeen(page: Page): Promise<readonly [left: number[], right: number[]]> {
  return page.evaluate(async () => {
    const receivers = (globalThis.ringbackPeers?.() ?? []).flatMap((peer) => peer.getReceivers());
    const track = receivers.find((receiver) => receiver.track.kind === "video")?.track;
    const video = Object.assign(document.createElement("video"), { muted: true });
    video.srcObject = new MediaStream(track ? [track] : []);
    const playing = track ? video.play().then(() => true) : Promise.resolve(false);
    const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 2_000));
    const canvas = Object.assign(document.createElement("canvas"), { width: 4, height: 2 });
    const brush = canvas.getContext("2d");
    if (!(await Promise.race([playing, late])) || !brush) return [[], []];
    brush.drawImage(video, 0, 0, 4, 2);
    const at = (x: number) => [...brush.getImageData(x, 0, 1, 1).data.slice(0, 3)];
    return [at(0), at(3)];
  });
}
