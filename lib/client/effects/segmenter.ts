import { loadAndCompile, loadLiteRt, supportsFeature, Tensor } from "@litertjs/core";
import { toAlpha, toInput } from "./mask";

/** Tells people from what is behind them. In a worker that loads nothing else with LiteRT. */
export interface Segmenter {
  /**
   * The people in this picture are opaque, all else is transparent; small, to be stretched over the picture, and valid
   * until the next call.
   */
  people(frame: VideoFrame): Promise<OffscreenCanvas>;
}

const model = () =>
  new URL("@mediapipe/selfie_segmentation/selfie_segmentation_landscape.tflite", import.meta.url);

/** The runtime, for processors with relaxed SIMD and for older ones. */
const runtimes = {
  new: () => ({
    script: new URL("@litertjs/core/wasm/litert_wasm_internal.js", import.meta.url),
    binary: new URL("@litertjs/core/wasm/litert_wasm_internal.wasm", import.meta.url),
  }),
  old: () => ({
    script: new URL("@litertjs/core/wasm/litert_wasm_compat_internal.js", import.meta.url),
    binary: new URL("@litertjs/core/wasm/litert_wasm_compat_internal.wasm", import.meta.url),
  }),
};

async function loadRuntime(): Promise<void> {
  const { script, binary } = (await supportsFeature("relaxedSimd")) ? runtimes.new() : runtimes.old();
  // The processor is quick enough for this model; LiteRT would wake the strongest graphics card without using it.
  Object.defineProperty(navigator, "gpu", { value: { requestAdapter: () => Promise.resolve(null) } });
  const silent = () => undefined;
  // Emscripten reads its settings from here; the files have the names that the build gave them.
  Object.assign(globalThis, { Module: { locateFile: () => binary.href, print: silent, printErr: silent } });
  await loadLiteRt(script.href);
}

function canvas(width: number, height: number) {
  const surface = new OffscreenCanvas(width, height);
  const pen = surface.getContext("2d", { willReadFrequently: true });
  if (pen === null) throw new Error("This browser cannot draw in a worker.");
  return { surface, pen };
}

/** @throws when the runtime or the model cannot be loaded */
export async function openSegmenter(): Promise<Segmenter> {
  await loadRuntime();
  const compiled = await loadAndCompile(model().href, { accelerator: "wasm" });
  const [, height = 0, width = 0, colours = 0] = compiled.getInputDetails()[0]?.shape ?? [];
  const input = new Float32Array(width * height * colours);
  const small = canvas(width, height);
  const mask = canvas(width, height);
  const pixels = new ImageData(width, height);

  return {
    async people(frame) {
      small.pen.drawImage(frame, 0, 0, width, height);
      toInput(small.pen.getImageData(0, 0, width, height).data, input);
      const tensor = new Tensor(input, [1, height, width, colours]);
      const results = await compiled.run(tensor);
      try {
        const [confidences] = results;
        if (confidences === undefined) throw new Error("The model has given no result.");
        toAlpha(confidences.toTypedArray(), pixels.data);
      } finally {
        tensor.delete();
        for (const result of results) result.delete();
      }
      mask.pen.putImageData(pixels, 0, 0);
      return mask.surface;
    },
  };
}
