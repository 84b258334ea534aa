/** What the page says to the worker that blurs. */
export type ToWorker =
  | {
      readonly kind: "start";
      readonly frames: ReadableStream<VideoFrame>;
      readonly out: WritableStream<VideoFrame>;
    }
  | { readonly kind: "stop" };

/** What the worker says. `took`: milliseconds from a picture of the camera to the blurred one. */
export type FromWorker =
  { readonly kind: "sent"; readonly took: number } | { readonly kind: "ended"; readonly why: string };
