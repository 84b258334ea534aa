import { SendHorizontal } from "lucide-react";
import { type KeyboardEvent, type RefObject, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { isComposing } from "../typing";
import type { NoteFate, PhoneActions } from "@/lib/client/types";
import { IconButton } from "@/components/ui/icon-button";

/** What the server takes. */
const longest = 2000;
/** From here on it is told how much is left. */
const nearEnd = 200;

interface Props {
  readonly field: RefObject<HTMLTextAreaElement | null>;
  readonly sendText: PhoneActions["sendText"];
}

/** Where one writes. What could not be sent stays where it was written. */
export function MessageForm({ field, sendText }: Props) {
  const t = useTranslations("inCall.chat");
  const id = useId();
  const [text, setText] = useState("");
  const [fate, setFate] = useState<NoteFate>();
  const [sending, setSending] = useState(false);
  const left = longest - text.length;

  const send = async () => {
    if (sending || text.trim() === "") return;
    setSending(true);
    const result = await sendText(text.trim());
    setSending(false);
    setFate(result);
    if (result !== "sent") return;
    setText((now) => (now === text ? "" : now));
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== "Enter" || event.shiftKey || isComposing(event)) return;
    event.preventDefault();
    void send();
  };
  return (
    <form
      className="flex flex-col gap-1.5 px-4 pb-4"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {fate !== undefined && fate !== "sent" && (
        <p role="alert" className="text-sm text-danger-ink">
          {t(fate === "too_many" ? "tooMany" : "failed")}
        </p>
      )}
      <div className="flex items-end gap-2 rounded-2xl border border-edge bg-ground p-1 ps-3 focus-within:outline-3 focus-within:outline-accent-ink">
        <textarea
          ref={field}
          id={id}
          value={text}
          rows={1}
          maxLength={longest}
          aria-label={t("label")}
          aria-describedby={`${id}-hint`}
          placeholder={t("label")}
          onChange={(event) => setText(event.target.value)}
          onKeyDown={onKeyDown}
          className="field-sizing-content max-h-32 min-h-11 flex-1 resize-none bg-transparent py-2.5 outline-none"
        />
        <IconButton type="submit" icon={SendHorizontal} label={t("send")} aria-busy={sending} />
      </div>
      <p id={`${id}-hint`} className="text-sm text-soft">
        {left <= nearEnd ? t("left", { count: left }) : t("hint")}
      </p>
    </form>
  );
}
