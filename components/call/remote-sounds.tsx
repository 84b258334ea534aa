"use client";
import { Volume2 } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { TileView } from "@/lib/client/types";
import { Button } from "@/components/ui/button";

/** Plays as soon as there is something to play. */
function play(element: HTMLAudioElement, onBlocked: () => void): void {
  element.play().catch((error: unknown) => {
    // Any other error only says that the element has gone meanwhile.
    if (error instanceof DOMException && error.name === "NotAllowedError") onBlocked();
  });
}

/** Through this speaker. One that is not there, or not allowed, changes nothing; nor does a browser that has no choice. */
function playThrough(element: HTMLAudioElement, loudspeaker: string): void {
  // Going over to the same one again would interrupt what has just begun to play.
  if (!("setSinkId" in element) || element.sinkId === loudspeaker) return;
  element.setSinkId(loudspeaker).catch(() => undefined);
}

interface SoundProps {
  readonly track: MediaStreamTrack;
  readonly loudspeaker: string | undefined;
  readonly onBlocked: () => void;
}

/**
 * One sound. Its element gets a stream of this track alone: one that has a video track too waits for the first picture,
 * and one that was given an empty stream does not notice what comes into it (Chromium).
 */
function RemoteSound({ track, loudspeaker, onBlocked }: SoundProps) {
  const audio = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    const element = audio.current;
    if (element === null) return;
    element.srcObject = new MediaStream([track]);
    play(element, onBlocked);
  }, [track, onBlocked]);
  useEffect(() => {
    // An empty name is that of the system's own.
    if (audio.current !== null) playThrough(audio.current, loudspeaker ?? "");
  }, [loudspeaker]);
  return <audio ref={audio} autoPlay />;
}

/** Tracks come into streams that stay the same; each time there is a new tile, and this looks again. */
const soundsOf = (people: readonly TileView[]): readonly MediaStreamTrack[] =>
  people.flatMap(({ stream, screen }) => [
    ...(stream?.getAudioTracks() ?? []),
    ...(screen?.getAudioTracks() ?? []),
  ]);

interface Props {
  readonly people: readonly TileView[];
  /** The `deviceId` of the speaker that was chosen. */
  readonly loudspeaker?: string;
  readonly unlockSound: () => Promise<void>;
}

/** The sound of everybody in the call, whatever is on the screen. Where the browser blocks it, one button fixes it. */
export function RemoteSounds({ people, loudspeaker, unlockSound }: Props) {
  const t = useTranslations("call");
  const root = useRef<HTMLDivElement>(null);
  const [rejected, setRejected] = useState(false);
  const block = useCallback(() => setRejected(true), []);
  const blocked = (rejected && people.length > 0) || people.some(({ soundBlocked }) => soundBlocked);

  const unlock = () => {
    setRejected(false);
    void unlockSound();
    for (const element of root.current?.querySelectorAll("audio") ?? []) play(element, block);
  };
  return (
    <div ref={root}>
      {soundsOf(people).map((track) => (
        <RemoteSound key={track.id} track={track} loudspeaker={loudspeaker} onBlocked={block} />
      ))}
      {blocked && (
        <section
          aria-label={t("soundBlocked")}
          className="fixed inset-x-0 top-1/4 z-30 flex flex-col items-center gap-2 px-4"
        >
          <Button onClick={unlock} className="min-h-14 px-7 text-lg shadow-lg">
            <Volume2 aria-hidden className="size-6" />
            {t("soundBlocked")}
          </Button>
          <p className="rounded-full bg-surface px-4 py-1 text-sm text-ink shadow-lg">
            {t("soundBlockedText")}
          </p>
        </section>
      )}
    </div>
  );
}
