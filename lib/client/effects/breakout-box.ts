/** Pictures of a track one by one, and a track of pictures (W3C MediaStreamTrack Insertable Media Processing). */
export interface BreakoutBox {
  frames(track: MediaStreamTrack): ReadableStream<VideoFrame>;
  /** What is written into `out` comes out of `track`. */
  track(): { readonly track: MediaStreamTrack; readonly out: WritableStream<VideoFrame> };
}

interface Constructors {
  readonly MediaStreamTrackProcessor: new (init: {
    readonly track: MediaStreamTrack;
    readonly maxBufferSize: number;
  }) => { readonly readable: ReadableStream<VideoFrame> };
  /** As Chromium has it in pages; the standard's VideoTrackGenerator is for workers. */
  readonly MediaStreamTrackGenerator: new (init: {
    readonly kind: "video";
  }) => MediaStreamTrack & { readonly writable: WritableStream<VideoFrame> };
}

/** Undefined in browsers that do not have it. */
export function breakoutBox(globals: object): BreakoutBox | undefined {
  const { MediaStreamTrackProcessor: Processor, MediaStreamTrackGenerator: Generator } =
    globals as Partial<Constructors>;
  if (Processor === undefined || Generator === undefined) return undefined;
  return {
    frames: (track) => new Processor({ track, maxBufferSize: 1 }).readable,
    track: () => {
      const track = new Generator({ kind: "video" });
      return { track, out: track.writable };
    },
  };
}
