/** The background is blurred when it is small: quicker, and nothing fine is left to be read. */
const SMALL = 0.25;
/** Of the height of the picture. */
const BLUR = 0.04;
/** Softens the steps of the small mask; of its height. */
const FEATHER = 0.01;

export interface Painter {
  /** The people as they are, over a background that is blurred. Valid until the next call. */
  paint(frame: VideoFrame, people: OffscreenCanvas): OffscreenCanvas;
}

function surface(): OffscreenCanvasRenderingContext2D {
  const pen = new OffscreenCanvas(1, 1).getContext("2d");
  if (pen === null) throw new Error("This browser cannot draw in a worker.");
  return pen;
}

/** Sets the size, if it is another one: that empties the canvas. */
function fit({ canvas }: OffscreenCanvasRenderingContext2D, width: number, height: number): void {
  if (canvas.width === width && canvas.height === height) return;
  canvas.width = width;
  canvas.height = height;
}

export function createPainter(): Painter {
  const whole = surface();
  const behind = surface();
  const soft = surface();

  const blurBehind = (frame: VideoFrame, width: number, height: number) => {
    fit(behind, width, height);
    const blur = BLUR * height;
    // Beyond the edges there is nothing, which would let the edges through unblurred.
    const margin = 2 * blur;
    behind.filter = `blur(${blur}px)`;
    behind.drawImage(frame, -margin, -margin, width + 2 * margin, height + 2 * margin);
  };

  const soften = (people: OffscreenCanvas) => {
    fit(soft, people.width, people.height);
    soft.globalCompositeOperation = "copy";
    soft.filter = `blur(${FEATHER * people.height}px)`;
    soft.drawImage(people, 0, 0);
  };

  return {
    paint(frame, people) {
      const { displayWidth: width, displayHeight: height } = frame;
      fit(whole, width, height);
      soften(people);
      blurBehind(frame, Math.max(1, Math.round(width * SMALL)), Math.max(1, Math.round(height * SMALL)));
      whole.globalCompositeOperation = "copy";
      whole.drawImage(soft.canvas, 0, 0, width, height);
      whole.globalCompositeOperation = "source-in";
      whole.drawImage(frame, 0, 0, width, height);
      whole.globalCompositeOperation = "destination-over";
      whole.drawImage(behind.canvas, 0, 0, width, height);
      return whole.canvas;
    },
  };
}
