import { PhoneOff } from "lucide-react";
import { useTranslations } from "use-intl";
import { IconButton } from "@/components/ui/icon-button";
import type { CallControls } from "./controls";

interface Props {
  readonly actions: CallControls;
  /** `cancel`: it has not been answered yet; `leave`: the others go on. */
  readonly does: "cancel" | "hangUp" | "leave";
}

export function HangUpButton({ actions, does }: Props) {
  const t = useTranslations("call");
  return (
    <IconButton
      size="bar"
      icon={PhoneOff}
      kind="danger"
      label={t(does)}
      onClick={() => void actions.hangUp()}
      className="w-16!"
    />
  );
}
