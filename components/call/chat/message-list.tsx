import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import { cx } from "@/components/ui/cx";
import { useLocalTime } from "@/components/ui/use-local-time";
import { piecesOf } from "./links";
import type { TextView } from "./unread";

function Words({ text }: { readonly text: string }) {
  return (
    <p dir="auto" className="whitespace-pre-wrap">
      {piecesOf(text).map((piece, index) =>
        piece.href === undefined ? (
          piece.text
        ) : (
          <a
            key={index}
            href={piece.href}
            target="_blank"
            rel="noopener noreferrer"
            className="text-accent-ink underline underline-offset-2"
          >
            {piece.text}
          </a>
        ),
      )}
    </p>
  );
}

/** What was written, the newest at the bottom, where it stays in sight. */
export function MessageList({ texts }: { readonly texts: readonly TextView[] }) {
  const t = useTranslations("inCall.chat");
  const timeOf = useLocalTime();
  const list = useRef<HTMLDivElement>(null);
  const last = texts.at(-1)?.id;
  useEffect(() => {
    list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [last]);
  return (
    <div
      ref={list}
      role="log"
      aria-label={t("title")}
      tabIndex={0}
      className="flex min-h-0 flex-1 flex-col gap-3 overflow-y-auto overscroll-contain px-4 py-2"
    >
      {texts.length === 0 && <p className="m-auto text-center text-soft">{t("empty")}</p>}
      {texts.map(({ id, mine, name, at, note }) => (
        <article
          key={id}
          className={cx(
            "flex max-w-[90%] flex-col gap-0.5 rounded-2xl px-3.5 py-2",
            mine ? "self-end bg-accent-soft" : "self-start bg-raised",
          )}
        >
          <p className="flex items-baseline gap-2 text-sm text-soft">
            <span className="truncate font-medium">{mine ? t("mine") : name}</span>
            <time dateTime={new Date(at).toISOString()}>{timeOf(at, { timeStyle: "short" })}</time>
          </p>
          <Words text={note.text} />
        </article>
      ))}
    </div>
  );
}
