/** Below this confidence a pixel is background, above the other it is person; between them it is both. */
const background = 0.5;
const person = 0.9;
/** How much of the picture before stays: the edge of a person would flicker otherwise. */
const stays = 0.4;

/** Colours from 0 to 255 with alpha become the colours from 0 to 1 without it that the model wants. */
export function toInput(pixels: Uint8ClampedArray, input: Float32Array): void {
  for (let from = 0, to = 0; from < pixels.length; from += 4) {
    input[to++] = (pixels[from] ?? 0) / 255;
    input[to++] = (pixels[from + 1] ?? 0) / 255;
    input[to++] = (pixels[from + 2] ?? 0) / 255;
  }
}

const share = (confidence: number) => {
  const step = Math.min(1, Math.max(0, (confidence - background) / (person - background)));
  return step * step * (3 - 2 * step);
};

/** How sure the model is that each pixel is a person, 0 to 1, becomes the alpha of `pixels`, which hold the one before. */
export function toAlpha(confidences: ArrayLike<number>, pixels: Uint8ClampedArray): void {
  for (let index = 0; index < confidences.length; index += 1) {
    const at = 4 * index + 3;
    pixels[at] = stays * (pixels[at] ?? 0) + (1 - stays) * 255 * share(confidences[index] ?? 0);
  }
}
