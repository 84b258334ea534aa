const hertz = [523, 659, 784];
const noteSeconds = 0.3;

/** Plays three rising notes through this speaker; resolves when they are over. Without one: the system's own. */
export async function playTest(speaker: string | undefined): Promise<void> {
  const audio = new AudioContext();
  const out = audio.createMediaStreamDestination();
  const gain = new GainNode(audio, { gain: 0.25 });
  gain.connect(out);
  const element = new Audio();
  element.srcObject = out.stream;
  try {
    await audio.resume();
    if (speaker !== undefined && "setSinkId" in element)
      await element.setSinkId(speaker).catch(() => undefined);
    await element.play();
    const notes = hertz.map((frequency, index) => {
      const note = new OscillatorNode(audio, { frequency });
      note.connect(gain);
      note.start(audio.currentTime + index * noteSeconds);
      note.stop(audio.currentTime + (index + 1) * noteSeconds);
      return note;
    });
    await new Promise((resolve) => notes.at(-1)?.addEventListener("ended", resolve, { once: true }));
  } finally {
    element.srcObject = null;
    await audio.close();
  }
}
