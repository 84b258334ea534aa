import { useTranslations } from "use-intl";
import type { NoteView, PhoneActions } from "@/lib/client/types";
import { SidePanel } from "../side-panel";
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
    <SidePanel
      title={t("openChat")}
      about={t("chat.gone")}
      label={t("chat.title")}
      close={t("closeChat")}
      onClose={onClose}
    >
      <MessageList texts={textsOf(notes)} />
      <MessageForm field={field} sendText={sendText} />
    </SidePanel>
  );
}
