"use client";
import { Volume2 } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { TileView } from "@/lib/client/types";
import { Button } from "@/components/ui/button";

interface SoundProps {
  readonly stream: MediaStream;
  readonly onBlocked: () => void;
}

/** The sound of one person. */
function RemoteSound({ stream, onBlocked }: SoundProps) {
  const audio = useRef<HTMLAudioElement>(null);
  useEffect(() => {
    const element = audio.current;
    if (element === null) return;
    element.srcObject = stream;
    element.play().catch((error: unknown) => {
      // An AbortError only says that a newer stream took its place.
      if (error instanceof DOMException && error.name === "NotAllowedError") onBlocked();
    });
  }, [stream, onBlocked]);
  return <audio ref={audio} autoPlay />;
}

interface Props {
  readonly people: readonly TileView[];
  readonly unlockSound: () => Promise<void>;
}

/** The sound of everybody in the call, whatever is on the screen. Where the browser blocks it, one button fixes it. */
export function RemoteSounds({ people, unlockSound }: Props) {
  const t = useTranslations("call");
  const root = useRef<HTMLDivElement>(null);
  const [rejected, setRejected] = useState(false);
  const block = useCallback(() => setRejected(true), []);
  const blocked = rejected || people.some(({ soundBlocked }) => soundBlocked);

  const unlock = async () => {
    const elements = [...(root.current?.querySelectorAll("audio") ?? [])];
    const plays = elements.map((element) => element.play());
    const results = await Promise.allSettled([unlockSound(), ...plays]);
    setRejected(results.slice(1).some(({ status }) => status === "rejected"));
  };
  return (
    <div ref={root}>
      {people.map(({ userId, stream }) =>
        stream === null ? null : <RemoteSound key={userId} stream={stream} onBlocked={block} />,
      )}
      {blocked && (
        <section
          aria-label={t("soundBlocked")}
          className="fixed inset-x-0 top-1/4 z-30 flex flex-col items-center gap-2 px-4"
        >
          <Button onClick={() => void unlock()} className="min-h-14 px-7 text-lg shadow-lg">
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
