"use client";
import { useEffect, useRef } from "react";
import { cx } from "./cx";

interface Props {
  readonly stream: MediaStream;
  readonly label: string;
  /** As in a mirror: for one's own picture. */
  readonly mirrored?: boolean;
  readonly className?: string;
}

/** The picture of a stream, always without its sound: that is played apart, also while no picture is shown. */
export function Picture({ stream, label, mirrored = false, className }: Props) {
  const video = useRef<HTMLVideoElement>(null);
  // Tracks come into a stream that stays the same, and an element that was given it empty does not notice (Chromium).
  const [track] = stream.getVideoTracks();
  useEffect(() => {
    if (video.current !== null)
      video.current.srcObject = track === undefined ? null : new MediaStream([track]);
  }, [track]);
  return (
    <video
      ref={video}
      // It has no controls. Chromium says that it can have the focus, and a dialog would wait for it to (Radix).
      tabIndex={-1}
      muted
      autoPlay
      playsInline
      aria-label={label}
      className={cx("size-full object-cover", mirrored && "mirrored", className)}
    />
  );
}
