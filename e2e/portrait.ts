import type { Page } from "@playwright/test";

/** Runs in a page: its camera shows somebody in front of a fine chequered wall, 320×180, and its microphone hums. */
export function portrait(): void {
  const width = 320;
  const height = 180;
  const wall = (pen: CanvasRenderingContext2D) => {
    for (let x = 0; x < width; x += 4)
      for (let y = 0; y < height; y += 4) {
        pen.fillStyle = (x + y) % 8 === 0 ? "#eeeeee" : "#111111";
        pen.fillRect(x, y, 4, 4);
      }
  };
  const oval = (
    pen: CanvasRenderingContext2D,
    fill: string | CanvasGradient,
    ...at: [number, number, number, number]
  ) => {
    const [x, y, across, down] = at;
    pen.fillStyle = fill;
    pen.beginPath();
    pen.ellipse(x, y, across, down, 0, 0, 2 * Math.PI);
    pen.fill();
  };
  const somebody = (pen: CanvasRenderingContext2D, x: number) => {
    const skin = pen.createRadialGradient(x - 8, 60, 4, x, 70, 44);
    skin.addColorStop(0, "#f2c7a5");
    skin.addColorStop(1, "#b97f5d");
    pen.fillStyle = "#2b3f5c";
    pen.beginPath();
    pen.moveTo(x - 80, 180);
    pen.bezierCurveTo(x - 78, 140, x - 50, 128, x - 20, 120);
    pen.lineTo(x + 20, 120);
    pen.bezierCurveTo(x + 50, 128, x + 78, 140, x + 80, 180);
    pen.fill();
    oval(pen, "#3a2618", x, 62, 36, 44);
    pen.fillStyle = "#c98f6d";
    pen.fillRect(x - 16, 95, 32, 34);
    oval(pen, skin, x, 70, 28, 37);
    for (const side of [-11, 11]) {
      oval(pen, "#ffffff", x + side, 66, 5, 2.8);
      oval(pen, "#3b2a1c", x + side, 66, 2.4, 2.4);
      oval(pen, "#3a2618", x + side, 58, 7, 1.4);
    }
    oval(pen, "#a8704f", x, 79, 4, 2);
    oval(pen, "#a8483f", x, 91, 9, 3.4);
    pen.fillStyle = "#3a2618";
    pen.fillRect(x - 28, 30, 56, 16);
  };
  const camera = () => {
    const canvas = Object.assign(document.createElement("canvas"), { width, height });
    const pen = canvas.getContext("2d");
    const paint = () => {
      if (!pen) return;
      wall(pen);
      somebody(pen, 160 + 2 * Math.sin(performance.now() / 500));
    };
    paint();
    setInterval(paint, 66);
    return canvas.captureStream(15).getVideoTracks();
  };
  const microphone = () => {
    const audio = new AudioContext();
    const out = audio.createMediaStreamDestination();
    new OscillatorNode(audio, { frequency: 220 }).connect(out);
    return out.stream.getAudioTracks();
  };
  navigator.mediaDevices.getUserMedia = (wanted) =>
    Promise.resolve(
      new MediaStream([...(wanted?.audio ? microphone() : []), ...(wanted?.video ? camera() : [])]),
    );
}

/** How much neighbouring pixels differ, 0 to 255, in the wall and in the eyes of the picture that this page sends. */
export function sharpness(page: Page): Promise<{ wall: number; eyes: number } | null> {
  return page.evaluate(async () => {
    const senders = (globalThis.ringbackPeers?.() ?? []).flatMap((peer) => peer.getSenders());
    const track = senders.find((sender) => sender.track?.kind === "video")?.track;
    if (!track) return null;
    const video = Object.assign(document.createElement("video"), { muted: true });
    video.srcObject = new MediaStream([track]);
    const playing = video.play().then(() => true);
    const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 2_000));
    const pen = new OffscreenCanvas(320, 180).getContext("2d");
    if (!(await Promise.race([playing, late])) || !pen) return null;
    pen.drawImage(video, 0, 0, 320, 180);
    const differences = (x: number, y: number, width: number, height: number) => {
      const { data } = pen.getImageData(x, y, width, height);
      let sum = 0;
      for (let at = 0; at + 4 < data.length; at += 4) sum += Math.abs((data[at] ?? 0) - (data[at + 4] ?? 0));
      return (4 * sum) / data.length;
    };
    return { wall: differences(4, 4, 60, 100), eyes: differences(140, 60, 40, 12) };
  });
}

/** Every address that this page and its workers ask for, from now on. */
export function asked(page: Page): string[] {
  const addresses: string[] = [];
  page.context().on("request", (request) => addresses.push(request.url()));
  return addresses;
}
