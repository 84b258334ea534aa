import { PhoneOff } from "lucide-react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/components/ui/icon-button";
import type { CallControls } from "./controls";

interface Props {
  readonly actions: CallControls;
  /** It has not been answered yet: then it cancels. */
  readonly pending: boolean;
}

export function HangUpButton({ actions, pending }: Props) {
  const t = useTranslations("call");
  return (
    <IconButton
      size="bar"
      icon={PhoneOff}
      kind="danger"
      label={t(pending ? "cancel" : "hangUp")}
      onClick={() => void actions.hangUp()}
      className="w-16!"
    />
  );
}
