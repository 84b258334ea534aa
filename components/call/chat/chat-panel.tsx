import { X } from "lucide-react";
import { useTranslations } from "use-intl";
import type { NoteView, PhoneActions } from "@/lib/client/types";
import { IconButton } from "@/components/ui/icon-button";
import { isComposing } from "../typing";
import { useFocusOn } from "../use-focus-on";
import { MessageForm } from "./message-form";
import { MessageList } from "./message-list";
import { textsOf } from "./unread";

interface Props {
  readonly notes: readonly NoteView[];
  readonly sendText: PhoneActions["sendText"];
  readonly onClose: () => void;
}

/** What is written in the call: beside the pictures, or on a phone below them. */
export function ChatPanel({ notes, sendText, onClose }: Props) {
  const t = useTranslations("inCall");
  const field = useFocusOn<HTMLTextAreaElement>(null);
  return (
    <section
      aria-label={t("chat.title")}
      onKeyDown={(event) => {
        if (event.key === "Escape" && !isComposing(event)) onClose();
      }}
      className="flex h-[58%] min-h-0 flex-col rounded-t-3xl bg-surface shadow-2xl lg:h-full lg:w-88 lg:shrink-0 lg:rounded-none"
    >
      <header className="flex items-start gap-2 p-4 pb-2">
        <div className="min-w-0 flex-1">
          <h2 className="text-lg font-semibold">{t("openChat")}</h2>
          <p className="text-sm text-soft">{t("chat.gone")}</p>
        </div>
        <IconButton icon={X} label={t("closeChat")} onClick={onClose} />
      </header>
      <MessageList texts={textsOf(notes)} />
      <MessageForm field={field} sendText={sendText} />
    </section>
  );
}
